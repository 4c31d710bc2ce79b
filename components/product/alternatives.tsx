import { Price } from "@/components/ui/price";
import { cardPromiseWords } from "@/lib/domain/carts/card-promise";
import type { Alternative } from "@/lib/domain/carts/list-alternatives";
import { SmallRow } from "./small-row";

/** What can be had instead of something that is sold out. */
export function Alternatives({ alternatives }: { alternatives: readonly Alternative[] }) {
  if (alternatives.length === 0) return null;
  return (
    <section aria-label="Instead of it" className="mt-4">
      <h3 className="text-sm font-medium">Much like it, and here</h3>
      <ul className="mt-2 grid gap-2">
        {alternatives.map(({ card, promise }) => (
          <SmallRow key={card.id} href={`/products/${card.slug}`} title={card.title} detail={cardPromiseWords(promise)} image={card.picture}>
            {card.priceMinor !== null && <Price amountMinor={card.priceMinor} currency={card.currency} />}
          </SmallRow>
        ))}
      </ul>
    </section>
  );
}
