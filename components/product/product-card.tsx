import Link from "next/link";
import { LowestBefore, Price } from "@/components/ui/price";
import type { ProductCard as Card } from "@/lib/domain/search/product-card";
import type { CardPromise } from "@/lib/domain/carts/card-promise";
import { CardRating } from "./card-rating";
import { FulfillmentLine } from "./fulfillment-line";
import { ProductImage } from "./product-image";
import { SwatchRow } from "./swatch-row";

type Props = {
  card: Card;
  sizes?: string;
  isFirst?: boolean;
  /** Known at once on pages made for the request; else it arrives with the page's facts. */
  promise?: CardPromise;
  headingLevel?: 2 | 3;
  hasPromise?: boolean;
};

/** One product of a list: photo on its own ground, name, price, rating, colors, and how soon one can have it. */
export function ProductCard({ card, sizes = "(min-width: 1280px) 300px, (min-width: 768px) 30vw, 46vw", isFirst, promise, headingLevel = 3, hasPromise = true }: Props) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <article className="group relative flex min-w-0 flex-col">
      <div className="aspect-square overflow-hidden rounded-lg" style={{ background: card.picture?.background ?? "var(--sunken)" }}>
        {card.picture && (
          <ProductImage picture={card.picture} sizes={sizes} isFirst={isFirst} isDecoration className="transition-transform duration-(--calm) ease-calm group-hover:scale-[1.03]" />
        )}
      </div>
      <Heading className="mt-3 text-sm leading-snug font-medium">
        <Link href={`/products/${card.slug}`} prefetch={false} className="line-clamp-2 underline-offset-4 group-hover:underline after:absolute after:inset-0 after:rounded-lg">
          {card.title}
        </Link>
      </Heading>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 text-sm">
        <p>
        {card.priceMinor === null ? (
          <span className="text-muted">Price on request</span>
        ) : (
          <>
            {card.isFrom && <span className="text-muted">From </span>}
            <Price amountMinor={card.priceMinor} currency={card.currency} wasMinor={card.compareAtMinor ?? undefined} />
            <LowestBefore lowestMinor={card.lowestMinor} currency={card.currency} />
          </>
        )}
        </p>
        <SwatchRow swatches={card.swatches} />
      </div>
      <div className="mt-1.5 grid gap-1.5">
        <CardRating average={card.ratingAverage} count={card.ratingCount} />
        {hasPromise && <FulfillmentLine productId={card.id} promise={promise} />}
      </div>
    </article>
  );
}
