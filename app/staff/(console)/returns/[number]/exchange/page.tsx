import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { ExchangeDesk } from "@/components/staff/returns/exchange-desk";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listStores } from "@/lib/domain/locations/list-stores";
import { getExchangeQuote } from "@/lib/domain/returns/get-exchange-quote";
import { exchangeItems, wayOfAddress } from "@/lib/domain/returns/return-input";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Exchange" };

export default async function ExchangePage({ params, searchParams }: PageProps<"/staff/returns/[number]/exchange">) {
  const by = await maybePermit("returns.work");
  if (!by) return <NoPermission what="exchanging returns" />;
  const number = (await params).number.slice(0, 40).toUpperCase();
  const { items, way } = await searchParams;
  const [quote, stores, seller] = await Promise.all([getExchangeQuote(by, { number, items: exchangeItems.parse(items), way: wayOfAddress.parse(way) }), listStores(), maybePermit("till.sell")]);
  return (
    <StaffPage title={`Exchange ${number}`} detail={quote ? `Goods for goods at ${quote.store.name}, with one difference.` : undefined}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: number, href: `/staff/returns/${number}` }, { label: "Exchange" }]} /></div>
      {quote
        ? <ExchangeDesk quote={quote} stores={stores.filter(({ canPickup }) => canPickup).map(({ id, name }) => ({ id, name }))} hasDrawer={seller?.actor.till.locationId === quote.store.id} />
        : <EmptyState title="Nothing to exchange" action={<LinkButton href={`/staff/returns/${number}`} look="secondary">See the return</LinkButton>}>A return is exchanged after it was inspected, at the store that has it, and before it is refunded.</EmptyState>}
    </StaffPage>
  );
}
