import { Price } from "@/components/ui/price";
import type { ProductVariant } from "@/lib/domain/catalog/product-page";
import type { Price as UnitPrice } from "@/lib/domain/pricing/price";
import { SmallRow } from "./small-row";

type Props = Pick<ProductVariant, "contents"> & { price: UnitPrice | null; /** What everything in it costs alone; null where something has no price. */ aloneMinor: number | null };

/** What is inside a bundle, each with the way to its own page, and what it saves. */
export function BundleContents({ contents, price, aloneMinor }: Props) {
  if (contents.length === 0) return null;
  const savedMinor = price && aloneMinor !== null ? aloneMinor - price.amountMinor : 0;
  return (
    <section aria-labelledby="contents" className="mt-6 border-t border-line pt-5">
      <h2 id="contents" className="text-sm font-medium">What is inside</h2>
      <ul className="mt-3 grid gap-1">
        {contents.map(({ slug, title, variantTitle, quantity, image, isSold }) => (
          <SmallRow key={`${slug} ${variantTitle}`} href={isSold ? `/products/${slug}` : null} title={title} detail={variantTitle} image={image}>× {quantity}</SmallRow>
        ))}
      </ul>
      {price && savedMinor > 0 && <p className="figures mt-3 text-sm text-muted">One by one <Price amountMinor={aloneMinor ?? 0} currency={price.currency} />; together you save <Price amountMinor={savedMinor} currency={price.currency} className="text-accent" />.</p>}
    </section>
  );
}
