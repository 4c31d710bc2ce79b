import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { TransferFilter } from "@/components/staff/transfers/transfer-filter";
import { TransferTable } from "@/components/staff/transfers/transfer-table";
import { LinkButton } from "@/components/ui/link-button";
import { mayStaff } from "@/lib/domain/identity/permission";
import { listTransfers } from "@/lib/domain/transfers/list-transfers";
import { transferQuery } from "@/lib/domain/transfers/transfer-query";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Transfers" };

export default async function TransfersPage({ searchParams }: PageProps<"/staff/transfers">) {
  const by = await maybePermit("transfers.view");
  if (!by) return <NoPermission what="transfers" />;
  const query = transferQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const found = await listTransfers(by, query, { locationId });
  return (
    <StaffPage
      title="Transfers" detail="Goods between locations. On the way they can be sold nowhere."
      actions={mayStaff(by.actor, "transfers.plan") && <LinkButton href="/staff/transfers/new">Draft a transfer</LinkButton>}
    >
      <TransferFilter query={query} hasStore={locationId !== null} />
      <TransferTable found={found} query={query} storeId={locationId} />
    </StaffPage>
  );
}
