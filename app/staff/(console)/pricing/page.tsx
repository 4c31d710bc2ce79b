import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { PromotionFilter } from "@/components/staff/pricing/promotion-filter";
import { PromotionTable } from "@/components/staff/pricing/promotion-table";
import { ScheduledPrices } from "@/components/staff/pricing/scheduled-prices";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listPromotions } from "@/lib/domain/pricing/list-promotions";
import { listScheduledPrices } from "@/lib/domain/pricing/list-scheduled-prices";
import { promotionQuery } from "@/lib/domain/pricing/promotion-query";
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
      <PromotionTable promotions={promotions} mayEdit={editor !== null} empty={isNarrowed
        ? <EmptyState title="Nothing fits" action={<LinkButton href="/staff/pricing" look="secondary">Show everything</LinkButton>}>No promotion is like that.</EmptyState>
        : <EmptyState title="No promotion yet" action={editor ? <LinkButton href="/staff/pricing/new">New promotion</LinkButton> : undefined}>A promotion takes something off by itself, or for a code.</EmptyState>} />
      <section className="mt-10">
        <h2 className="mb-3 text-sm font-semibold">Scheduled prices</h2>
        <ScheduledPrices prices={scheduled} mayEdit={editor !== null} />
      </section>
    </StaffPage>
  );
}
