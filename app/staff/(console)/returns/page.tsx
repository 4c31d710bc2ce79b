import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { CounterSearch } from "@/components/staff/counter/counter-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { OrdersToReturn } from "@/components/staff/returns/orders-to-return";
import { ReturnTable } from "@/components/staff/returns/return-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { findOrders } from "@/lib/domain/orders/find-orders";
import { listReturns } from "@/lib/domain/returns/list-returns";
import { readReturnNumber, returnQuery, type ReturnQuery } from "@/lib/domain/returns/return-query";
import { returnMachine, returnWords } from "@/lib/domain/returns/return-state";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Returns" };

export default async function ReturnsPage({ searchParams }: PageProps<"/staff/returns">) {
  const by = await maybePermit("returns.view");
  if (!by) return <NoPermission what="returns" />;
  const query = returnQuery.parse(await searchParams);
  const { rows, counts, next } = await listReturns(by, query, await staffStoreId());
  const number = readReturnNumber(query.q);
  if (number && rows.length === 1) redirect(`/staff/returns/${number}`);
  const finder = query.q && !number ? await maybePermit("orders.view") : null;
  const orders = finder ? await findOrders(finder, query.q) : [];
  const isNarrowed = query.status !== null || query.channel !== null || query.q !== "";
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <StaffPage title="Returns" detail="What comes back: received and decided at any store, whichever one gave it." actions={<><LinkButton href="/staff/returns/policy" look="quiet">Policy</LinkButton><LinkButton href="/staff/returns/new" look="secondary">New return</LinkButton><LinkButton href="/staff/returns/swap">Swap</LinkButton></>}>
      <CounterSearch text={query.q} label="Find a return or an order" placeholder="Number, name, e-mail or QR" path="/staff/returns" />
      {orders.length > 0 && <section aria-labelledby="orders-to-return" className="mb-6"><h2 id="orders-to-return" className="mb-2 text-sm font-semibold">Orders</h2><OrdersToReturn orders={orders} /></section>}
      <nav aria-label="State" className="mb-3 flex gap-1 overflow-x-auto pb-1">
        <FilterTab href={addressOf({ ...query, status: null, before: null })} isOn={query.status === null} label="All" count={total} />
        {returnMachine.states.map((status) => <FilterTab key={status} href={addressOf({ ...query, status, before: null })} isOn={query.status === status} label={returnWords[status].staff} count={counts[status] ?? 0} />)}
      </nav>
      <nav aria-label="Where it began" className="mb-4 flex gap-1">
        {([[null, "Anywhere"], ["web", "Asked online"], ["store", "Begun in a store"]] as const).map(([channel, label]) => <FilterTab key={label} href={addressOf({ ...query, channel, before: null })} isOn={query.channel === channel} label={label} />)}
      </nav>
      <ReturnTable rows={rows} empty={<EmptyState title={isNarrowed ? "Nothing fits" : "No returns yet"} action={isNarrowed ? <LinkButton href="/staff/returns" look="secondary">Show everything</LinkButton> : undefined}>{query.q ? "Check the number, or look for the order by phone or name: a return begins there." : isNarrowed ? "Try another state." : "Scan a shopper’s code or find their order above to begin one."}</EmptyState>} />
      <nav aria-label="Pages" className="mt-6 flex justify-center gap-3">
        {query.before !== null && <LinkButton look="quiet" href={addressOf({ ...query, before: null })}>Newest</LinkButton>}
        {next !== null && <LinkButton look="secondary" href={addressOf({ ...query, before: next })}>Earlier</LinkButton>}
      </nav>
    </StaffPage>
  );
}

function addressOf(query: ReturnQuery): string {
  const params = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return params.size > 0 ? `/staff/returns?${params}` : "/staff/returns";
}
