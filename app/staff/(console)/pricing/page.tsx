import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { CancelScheduledPrice } from "@/components/staff/catalog/cancel-scheduled-price";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { PromotionFilter } from "@/components/staff/pricing/promotion-filter";
import { PromotionTable } from "@/components/staff/pricing/promotion-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { listPromotions } from "@/lib/domain/pricing/list-promotions";
import { listScheduledPrices, type ScheduledPrice } from "@/lib/domain/pricing/list-scheduled-prices";
import { promotionQuery } from "@/lib/domain/pricing/promotion-query";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Pricing" };

export default async function PricingPage({ searchParams }: PageProps<"/staff/pricing">) {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="promotions" />;
  const query = promotionQuery.parse(await searchParams);
  const [promotions, scheduled, editor] = await Promise.all([listPromotions(by, query), listScheduledPrices(by), maybePermit("pricing.edit")]);
  const isNarrowed = query.q !== "" || query.state !== null || query.kind !== null || query.trigger !== null;
  return (
    <StaffPage title="Pricing" detail="Promotions and codes, and prices that will begin. A price is changed, or scheduled, at its product." actions={<><LinkButton href="/staff/pricing/tax" look="secondary">Tax</LinkButton><LinkButton href="/staff/pricing/lists" look="secondary">Price lists</LinkButton>{editor && <LinkButton href="/staff/pricing/new">New promotion</LinkButton>}</>}>
      <PromotionFilter query={query} />
      <PromotionTable promotions={promotions} empty={isNarrowed
        ? <EmptyState title="Nothing fits" action={<LinkButton href="/staff/pricing" look="secondary">Show everything</LinkButton>}>No promotion is like that.</EmptyState>
        : <EmptyState title="No promotion yet" action={editor ? <LinkButton href="/staff/pricing/new">New promotion</LinkButton> : undefined}>A promotion takes something off by itself, or for a code.</EmptyState>} />
      <section className="mt-10">
        <h2 className="mb-3 text-sm font-semibold">Scheduled prices</h2>
        <Table
          caption="Scheduled prices" rows={scheduled} rowKey={(price) => price.variantId + price.priceListId}
          empty={<EmptyState title="No price is scheduled">Open a product, type its new price and say from when.</EmptyState>}
          columns={[
            { key: "product", header: "Product", cell: (price) => <Link href={`/staff/catalog/${price.productId}`} className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-0">{price.title}</Link> },
            { key: "sku", header: "SKU", cell: (price) => <span className="figures">{price.sku}</span> },
            { key: "list", header: "List", cell: (price) => price.list },
            { key: "from", header: "From", cell: (price) => <span className="figures whitespace-nowrap">{utcMoment(price.startsAt)}</span> },
            { key: "now", header: "Now", kind: "number", cell: (price) => (price.currentMinor === null ? "–" : formatMoney(price.currentMinor, price.currency)) },
            { key: "then", header: "Then", kind: "number", cell: (price) => <strong className="font-medium">{formatMoney(price.amountMinor, price.currency)}</strong> },
            ...(editor ? [{ key: "cancel", header: <span className="sr-only">Cancel</span>, className: "w-24", cell: (price: ScheduledPrice) => <CancelScheduledPrice variantId={price.variantId} priceListId={price.priceListId} what={`${formatMoney(price.amountMinor, price.currency)} for ${price.title}`} /> }] : []),
          ]}
        />
      </section>
    </StaffPage>
  );
}
