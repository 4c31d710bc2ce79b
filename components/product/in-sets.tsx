import { Price } from "@/components/ui/price";
import type { ProductCard } from "@/lib/domain/search/product-card";
import { SmallRow } from "./small-row";

/** Bundles that a product can be had in. */
export function InSets({ sets }: { sets: ProductCard[] }) {
  if (sets.length === 0) return null;
  return (
    <section aria-labelledby="sets" className="mt-6 border-t border-line pt-5">
      <h2 id="sets" className="text-sm font-medium">Also in a set</h2>
      <ul className="mt-3 grid gap-1">
        {sets.map((set) => <SmallRow key={set.id} href={`/products/${set.slug}`} title={set.title} image={set.picture}>{set.priceMinor !== null && <Price amountMinor={set.priceMinor} currency={set.currency} />}</SmallRow>)}
      </ul>
    </section>
  );
}
