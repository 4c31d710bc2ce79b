import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { CounterSearch } from "@/components/staff/counter/counter-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { OrdersToReturn } from "@/components/staff/returns/orders-to-return";
import { SwapDesk } from "@/components/staff/returns/swap-desk";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listStores } from "@/lib/domain/locations/list-stores";
import { findOrders } from "@/lib/domain/orders/find-orders";
import { getSwapQuote } from "@/lib/domain/returns/get-swap-quote";
import { backItems, exchangeItems, wayOfAddress } from "@/lib/domain/returns/return-input";
import { newId } from "@/lib/kernel/ids";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Swap" };

/** Found by whatever the shopper has at hand, then swapped on one screen. */
export default async function SwapPage({ searchParams }: PageProps<"/staff/returns/swap">) {
  const by = await maybePermit("returns.work");
  if (!by) return <NoPermission what="exchanging goods" />;
  const { order, back, items, way, q } = await searchParams;
  const number = typeof order === "string" ? order.slice(0, 40).toUpperCase() : "";
  const [storeId, stores, seller] = await Promise.all([staffStoreId(), listStores(), maybePermit("till.sell")]);
  const locationId = seller?.actor.till.locationId ?? storeId;
  const quote = number && locationId ? await getSwapQuote(by, { orderNumber: number, locationId, back: backItems.parse(back), items: exchangeItems.parse(items), way: wayOfAddress.parse(way) }) : null;
  const isOver = quote?.desk.every(({ left }) => left === 0);
  return (
    <StaffPage title={quote ? `Swap from ${quote.orderNumber}` : "Swap"} detail={quote ? `${quote.contactName}, at ${quote.store.name}. Scan what comes back and what goes out; there is one difference.` : "Goods for goods at the counter, in one step."}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: "Swap" }]} /></div>
      {!locationId && <Banner tone="warning" title="At which store are you?">Choose your store in the side bar: what comes back becomes its stock.</Banner>}
      {locationId && !quote && <FindOrder text={typeof q === "string" ? q.slice(0, 200) : number} />}
      {quote && isOver && <EmptyState title="Nothing of this order can come back" action={<LinkButton href={`/staff/orders/${quote.orderNumber}`} look="secondary">See the order</LinkButton>}>{[...new Set(quote.desk.map(({ why }) => why))].join(". ")}.</EmptyState>}
      {quote && !isOver && <SwapDesk quote={quote} requestKey={newId<string>()} stores={stores.filter(({ canPickup }) => canPickup).map(({ id, name }) => ({ id, name }))} hasDrawer={seller?.actor.till.locationId === quote.store.id} />}
    </StaffPage>
  );
}

async function FindOrder({ text }: { text: string }) {
  const finder = await maybePermit("orders.view");
  const orders = finder && text ? await findOrders(finder, text) : [];
  return (
    <>
      <CounterSearch text={text} label="Find the order" placeholder="Receipt, number, name, e-mail, phone, card 4242" path="/staff/returns/swap" />
      {orders.length > 0
        ? <OrdersToReturn orders={orders} action="Swap" path="/staff/returns/swap" />
        : <EmptyState title={text ? `No order fits “${text}”` : "What was bought?"}>{text ? "Try the phone number, the e-mail, or the last four digits of the card." : "Scan the receipt, or look for the purchase by name, phone or card."}</EmptyState>}
    </>
  );
}
