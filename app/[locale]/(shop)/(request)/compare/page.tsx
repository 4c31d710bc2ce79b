import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { CompareTable } from "@/components/product/compare-table";
import { ProductCard } from "@/components/product/product-card";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listCardPromises } from "@/lib/domain/carts/list-card-promises";
import { getStore } from "@/lib/domain/locations/get-store";
import { comparisonPath, mostCompared } from "@/lib/domain/search/comparison";
import { comparisonQuery } from "@/lib/domain/search/comparison-query";
import { listCompared } from "@/lib/domain/search/list-compared";
import { listRelated } from "@/lib/domain/search/list-related";
import { chosenStoreId, requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Compare", robots: { index: false } };

/** Up to four products side by side. Which ones is in the address, so it can be sent, kept and gone back to. */
export default async function ComparePage({ searchParams }: PageProps<"/[locale]/compare">) {
  const [query, by, storeId] = await Promise.all([searchParams, requirePermit("cart.use"), chosenStoreId()]);
  const compared = await listCompared(comparisonQuery.parse(query).item, by.currency);
  const slugs = compared.map(({ card }) => card.slug);
  const first = compared[0];
  const [store, alike] = await Promise.all([storeId === null ? null : getStore({ id: storeId }), first && compared.length < mostCompared ? listRelated(first.card.id, 8, by.currency) : []]);
  const promises = await listCardPromises({ products: compared.map(({ card }) => card), store: store?.isActive ? store : null, channel: by.channel });
  const others = alike.filter(({ slug }) => !slugs.includes(slug)).slice(0, 4);
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Compare" }]} />
      <h1 className="display-2 mt-4">Compare</h1>
      {compared.length === 0 ? (
        <EmptyState icon={<Scale />} title="Nothing to compare yet" action={<LinkButton href="/search">See everything</LinkButton>}>Tick “Compare” on up to {mostCompared} products of a list, then look at them side by side.</EmptyState>
      ) : (
        <CompareTable compared={compared} promises={promises} />
      )}
      {others.length > 0 && (
        <section aria-labelledby="add-title" className="mt-16 border-t border-line pt-10">
          <h2 id="add-title" className="display-3">Put another one beside {compared.length === 1 ? "it" : "them"}</h2>
          <ul className="mt-5 grid grid-cols-2 gap-x-4 gap-y-8 lg:grid-cols-4 lg:gap-x-6">
            {others.map((card) => (
              <li key={card.id} className="flex min-w-0 flex-col">
                <ProductCard card={card} hasPromise={false} sizes="(min-width: 1024px) 22vw, 46vw" />
                <div className="mt-auto grid pt-3"><LinkButton href={comparisonPath([...slugs, card.slug])} look="secondary" size="small" scroll={false} prefetch={false} aria-label={`Compare with ${card.title}`} className="min-h-11">Compare</LinkButton></div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
