import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { CounterSearch } from "@/components/staff/counter/counter-search";
import { FoundOrders } from "@/components/staff/counter/found-orders";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { OrderTable } from "@/components/staff/orders/order-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { channelLabel } from "@/lib/domain/channel";
import { mayStaff } from "@/lib/domain/identity/permission";
import { findOrders } from "@/lib/domain/orders/find-orders";
import { listPlacedOrders } from "@/lib/domain/orders/list-placed-orders";
import { orderChannels, orderListQuery, orderShows, orderShowWords, type OrderListQuery } from "@/lib/domain/orders/order-list";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: PageProps<"/staff/orders">) {
  const by = await maybePermit("orders.view");
  if (!by) return <NoPermission what="orders" />;
  const query = orderListQuery.parse(await searchParams);
  const found = query.q ? await findOrders(by, query.q) : [];
  return (
    <StaffPage title="Orders" detail="The newest first. A search finds any order, in any state, of any store.">
      <CounterSearch text={query.q} label="Find an order" placeholder="Number, name, phone or scan" path="/staff/orders" />
      {query.q === "" ? <Newest query={query} may={{ manage: mayStaff(by.actor, "fulfillment.manage"), serve: mayStaff(by.actor, "orders.service") }} {...await listPlacedOrders(by, query, await staffStoreId())} />
        : found.length === 0 ? <EmptyState title={`Nothing found for “${query.q}”`} action={<LinkButton href="/staff/orders" look="secondary">Show the newest</LinkButton>}>Check the spelling, or try the phone number or e-mail of the order.</EmptyState>
        : <FoundOrders orders={found} />}
    </StaffPage>
  );
}

function Newest({ query, may, rows, next }: { query: OrderListQuery; may: { manage: boolean; serve: boolean } } & Awaited<ReturnType<typeof listPlacedOrders>>) {
  const isNarrowed = query.show !== null || query.channel !== null;
  return (
    <>
      <nav aria-label="State" className="mb-3 flex gap-1 overflow-x-auto pb-1">
        <FilterTab href={addressOf({ ...query, show: null, before: null })} isOn={query.show === null} label="All" />
        {orderShows.map((show) => <FilterTab key={show} href={addressOf({ ...query, show, before: null })} isOn={query.show === show} label={orderShowWords[show]} />)}
      </nav>
      <nav aria-label="Where it was ordered" className="mb-4 flex gap-1 overflow-x-auto pb-1">
        <FilterTab href={addressOf({ ...query, channel: null, before: null })} isOn={query.channel === null} label="Anywhere" />
        {orderChannels.map((channel) => <FilterTab key={channel} href={addressOf({ ...query, channel, before: null })} isOn={query.channel === channel} label={channelLabel[channel]} />)}
      </nav>
      <OrderTable rows={rows} may={may} empty={<EmptyState title={isNarrowed ? "Nothing fits" : "No orders yet"} action={isNarrowed ? <LinkButton href="/staff/orders" look="secondary">Show everything</LinkButton> : undefined}>{isNarrowed ? "Try another state or another way to order." : "Those of this store appear here as soon as they are placed."}</EmptyState>} />
      <nav aria-label="Pages" className="mt-6 flex justify-center gap-3">
        {query.before !== null && <LinkButton look="quiet" href={addressOf({ ...query, before: null })}>Newest</LinkButton>}
        {next !== null && <LinkButton look="secondary" href={addressOf({ ...query, before: next })}>Earlier</LinkButton>}
      </nav>
    </>
  );
}

function addressOf(query: OrderListQuery): string {
  const params = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return params.size > 0 ? `/staff/orders?${params}` : "/staff/orders";
}
