import Link from "next/link";
import { Price } from "@/components/ui/price";
import type { CartImage } from "@/lib/domain/carts/cart-view";
import { CartPhoto } from "./cart-photo";
import { SavedItemTools } from "./saved-item-tools";

export type SavedItem = { variantId: string; slug: string; title: string; variantTitle: string; image: CartImage | null; amountMinor: number | null; currency: string; isSold: boolean };

type Props = { items: SavedItem[]; storeId: string | null };

/** What the member saved for later, one tap from the cart. */
export function SavedItems({ items, storeId }: Props) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="saved" className="mt-16 border-t border-line pt-10">
      <h2 id="saved" className="display-3">
        Saved for later
      </h2>
      <ul className="mt-4 grid gap-x-10 sm:grid-cols-2">
        {items.map((item) => (
          <li key={item.variantId} className="flex gap-4 border-b border-line py-5">
            <CartPhoto image={item.image} size="small" />
            <div className="min-w-0 flex-1">
              <Link href={`/products/${item.slug}`} prefetch={false} className="-my-2 inline-block py-2 font-medium underline-offset-4 hover:underline">
                {item.title}
              </Link>
              {item.variantTitle && <p className="text-sm text-muted">{item.variantTitle}</p>}
              {item.amountMinor === null ? <p className="text-sm text-muted">No longer sold</p> : <Price amountMinor={item.amountMinor} currency={item.currency} className="text-sm" />}
              <SavedItemTools variantId={item.variantId} title={item.title} storeId={storeId} canBuy={item.isSold} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
