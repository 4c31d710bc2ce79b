import clsx from "clsx";
import type { CardPromise } from "@/lib/domain/carts/card-promise";
import type { ProductCard as Card } from "@/lib/domain/search/product-card";
import { CompareTick } from "./compare-tick";
import { ProductCard } from "./product-card";

type Props = { cards: Card[]; promises?: Record<string, CardPromise>; label?: string; isFirstOnPage?: boolean; /** Each can be ticked for the `CompareTray` of the page. */ canCompare?: boolean };

/** Products side by side: two on a phone, three or four on a desk. */
export function ProductGrid({ cards, promises, label, isFirstOnPage = false, canCompare = false }: Props) {
  return (
    <ul aria-label={label} className={clsx("grid grid-cols-2 gap-x-4 md:grid-cols-3 lg:gap-x-6 xl:grid-cols-4", canCompare ? "gap-y-5" : "gap-y-10")}>
      {cards.map((card, at) => (
        <li key={card.id} className="flex min-w-0 flex-col">
          <ProductCard card={card} isFirst={isFirstOnPage && at < 4} promise={promises?.[card.id]} headingLevel={2} />
          {canCompare && <CompareTick slug={card.slug} title={card.title} />}
        </li>
      ))}
    </ul>
  );
}
