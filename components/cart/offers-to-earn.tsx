import Link from "next/link";
import { Progress } from "@/components/ui/progress";
import type { CartView } from "@/lib/domain/carts/cart-view";
import { toGoWords } from "@/lib/domain/pricing/offer-words";
import { AddGift } from "./add-gift";

/** How many offers a cart speaks of before it becomes noise. */
const most = 3;

/** Offers that the cart is on its way to, nearest first, and a gift that it has earned. */
export function OffersToEarn({ cart }: { cart: CartView }) {
  const open = cart.quote.promotions.flatMap((one) => (one.isApplied || one.code !== null ? [] : [one]));
  const gifts = open.flatMap((one) => (one.why.kind === "gift_missing" && one.gift ? [{ ...one, gift: one.gift }] : []));
  const near = open.flatMap((one) => (one.why.kind === "minimum" ? [{ ...one, value: one.why.hasMinor, max: one.why.minimumMinor }] : one.why.kind === "quantity" ? [{ ...one, value: 1, max: 1 + one.why.missing }] : []))
    .filter((one) => one.value * 2 >= one.max).toSorted((a, b) => b.value / b.max - a.value / a.max).slice(0, most - Math.min(most, gifts.length));
  const place = cart.groups.flatMap(({ method, store }) => (method === "email" ? [] : [{ method, store }]))[0];
  if (gifts.length + near.length === 0) return null;
  return (
    <ul aria-label="Offers within reach" className="grid gap-4 border-b border-line py-4">
      {place && gifts.map((one) => (
        <li key={one.promotionId} className="flex items-center justify-between gap-4 text-sm">
          <p>
            <Link href={`/products/${one.gift.slug}`} prefetch={false} className="font-medium underline underline-offset-4">{one.gift.title}</Link>
            <span className="block text-xs text-muted">Yours for free: {one.name}</span>
          </p>
          <AddGift variantId={one.gift.variantId} title={one.gift.title} method={place.method} storeId={place.store?.id ?? null} />
        </li>
      ))}
      {near.map((one) => <li key={one.promotionId}><Progress label={one.name} value={one.value} max={one.max} valueText={toGoWords(one, cart.currency) ?? ""} /></li>)}
    </ul>
  );
}
