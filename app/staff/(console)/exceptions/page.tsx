import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { ExceptionFilter } from "@/components/staff/exceptions/exception-filter";
import { ExceptionTable } from "@/components/staff/exceptions/exception-table";
import { ExceptionTabs } from "@/components/staff/exceptions/exception-tabs";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { exceptionQuery } from "@/lib/domain/fulfillment/exception-query";
import { listExceptions } from "@/lib/domain/fulfillment/list-exceptions";
import { mayStaff } from "@/lib/domain/identity/permission";
import { wallClock } from "@/lib/kernel/clock";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Exceptions" };

export default async function ExceptionsPage({ searchParams }: PageProps<"/staff/exceptions">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="exceptions" />;
  const query = exceptionQuery.parse(await searchParams);
  const rows = await listExceptions(by, { ...query, locationId: await staffStoreId() });
  return (
    <StaffPage title="Exceptions" detail="Parts of orders that left their way and wait for somebody.">
      <ExceptionTabs current="open" />
      <ExceptionFilter query={query} />
      <ExceptionTable rows={rows} now={wallClock()} mayManage={mayStaff(by.actor, "fulfillment.manage")} />
    </StaffPage>
  );
}
