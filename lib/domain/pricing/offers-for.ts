import type { Promotion } from "./promotion";
import type { BasketLine, Shopper } from "./promotion-basket";
import { whyNot, type WhyNot } from "./why-not";

/** What a cart may still do for a promotion. */
const earnable: ReadonlySet<WhyNot["kind"]> = new Set(["minimum", "quantity", "no_delivery", "gift_missing"]);

/** Names of the promotions that one of these goods earns, or helps to earn, for this shopper; those for a store's goods are left out. */
export function offersFor(promotions: readonly Promotion[], line: BasketLine, shopper: Shopper, now: Date): string[] {
  return promotions.filter((promotion) => {
    const why = whyNot(promotion, { currency: promotion.currency, now, shopper, lines: [line], groups: [] });
    return why === null || earnable.has(why.kind);
  }).map((promotion) => promotion.name);
}
