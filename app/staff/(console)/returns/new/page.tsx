import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { StartReturn } from "@/components/staff/returns/start-return";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { getCounterReturns } from "@/lib/domain/returns/get-shopper-returns";
import { newId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "New return" };

export default async function NewReturnPage({ searchParams }: PageProps<"/staff/returns/new">) {
  const by = await maybePermit("returns.work");
  if (!by) return <NoPermission what="taking returns" />;
  const { order, proof } = await searchParams;
  const isById = proof === "id";
  const desk = typeof order === "string" ? await getCounterReturns(by, order.slice(0, 40).toUpperCase(), !isById) : null;
  if (!desk) notFound();
  return (
    <StaffPage title={`Return of ${desk.orderNumber}`} detail={desk.contactName}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: "New return" }]} /></div>
      {desk.lines.some(({ left }) => left > 0) || isById
        ? <StartReturn key={String(isById)} desk={desk} requestKey={newId<string>()} isById={isById} />
        : <EmptyState title="Nothing of this order can be returned" action={<LinkButton href={`/staff/orders/${desk.orderNumber}`} look="secondary">See the order</LinkButton>}>{[...new Set(desk.lines.map(({ why }) => why))].join(". ")}.</EmptyState>}
    </StaffPage>
  );
}
