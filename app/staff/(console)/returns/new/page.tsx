import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { CounterSearch } from "@/components/staff/counter/counter-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { OrdersToReturn } from "@/components/staff/returns/orders-to-return";
import { StartReturn } from "@/components/staff/returns/start-return";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { findOrders } from "@/lib/domain/orders/find-orders";
import { getCounterReturns } from "@/lib/domain/returns/get-shopper-returns";
import { returnPolicy } from "@/lib/domain/returns/return-policy";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "New return" };

export default async function NewReturnPage({ searchParams }: PageProps<"/staff/returns/new">) {
  const by = await maybePermit("returns.work");
  if (!by) return <NoPermission what="taking returns" />;
  const { order, proof, q } = await searchParams;
  const isById = proof === "id";
  const desk = typeof order === "string" ? await getCounterReturns(by, order.slice(0, 40).toUpperCase(), !isById) : null;
  if (!desk) return <FindOrder text={typeof q === "string" ? q.slice(0, 200) : typeof order === "string" ? order.slice(0, 40) : ""} />;
  return (
    <StaffPage title={`Return of ${desk.orderNumber}`} detail={desk.contactName}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: "New return" }]} /></div>
      {desk.lines.some(({ left }) => left > 0) || isById
        ? <StartReturn key={String(isById)} desk={desk} requestKey={newId<string>()} isById={isById} />
        : <EmptyState title="Nothing of this order can be returned" action={<LinkButton href={`/staff/orders/${desk.orderNumber}`} look="secondary">See the order</LinkButton>}>{[...new Set(desk.lines.map(({ why }) => why))].join(". ")}.</EmptyState>}
    </StaffPage>
  );
}

/** A return begins with what was bought: found by whatever the shopper has at hand. */
async function FindOrder({ text }: { text: string }) {
  const finder = await maybePermit("orders.view");
  const orders = finder && text ? await findOrders(finder, text) : [];
  const { days, withoutReceipt } = returnPolicy;
  return (
    <StaffPage title="New return" detail="Find what was bought, with or without a receipt.">
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: "New return" }]} /></div>
      <CounterSearch text={text} label="Find the order" placeholder="Number, QR, name, e-mail, phone, card 4242" path="/staff/returns/new" />
      {orders.length > 0 && <section aria-labelledby="orders-to-return"><h2 id="orders-to-return" className="mb-2 text-sm font-semibold">Orders</h2><OrdersToReturn orders={orders} /></section>}
      {orders.length === 0 && (
        <EmptyState title={text ? `No order fits “${text}”` : "What was bought?"} action={<LinkButton href="/staff/returns/unproven" look="secondary">No purchase found</LinkButton>}>
          {text ? "Try the phone number, the e-mail, or the last four digits of the card." : `A receipt or mail gives up to ${days} days. Without one, look for the purchase by name, phone or card: ${withoutReceipt.days} days and up to ${formatMoney(withoutReceipt.mostMinor, homeCurrency)}, against an ID.`}
        </EmptyState>
      )}
    </StaffPage>
  );
}
