import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FoundOrders } from "@/components/staff/counter/found-orders";
import { CounterSearch } from "@/components/staff/counter/counter-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { EmptyState } from "@/components/ui/empty-state";
import { findOrders } from "@/lib/domain/orders/find-orders";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: PageProps<"/staff/orders">) {
  const by = await maybePermit("orders.view");
  if (!by) return <NoPermission what="orders" />;
  const { q } = await searchParams;
  const text = typeof q === "string" ? q.trim().slice(0, 200) : "";
  const found = text ? await findOrders(by, text) : [];
  return (
    <StaffPage title="Orders" detail="Any order, in any state, of any store.">
      <CounterSearch text={text} label="Find an order" placeholder="Number, name, phone or scan" path="/staff/orders" />
      {text === "" ? <EmptyState title="Which order?">Scan the shopper’s code or the label, or type an order number, a name, an e-mail or a phone number.</EmptyState>
        : found.length === 0 ? <EmptyState title={`Nothing found for “${text}”`}>Check the spelling, or try the phone number or e-mail of the order.</EmptyState>
        : <FoundOrders orders={found} />}
    </StaffPage>
  );
}
