import { subtotalOf, targetsOf, type Basket, type BasketLine } from "./promotion-basket";
import type { Promotion } from "./promotion";

/** The one condition that fails, and what is missing. */
export type WhyNot =
  | { kind: "minimum"; missingMinor: number; minimumMinor: number; hasMinor: number }
  | { kind: "quantity"; missing: number }
  | { kind: "not_started"; startsAt: string }
  /** Another promotion, that cannot stand beside it, gives more. */
  | { kind: "beaten"; by: string }
  | { kind: "over" | "paused" | "used_up" | "code_used" | "person" | "budget" | "currency" | "channel" | "store" | "group" | "segment" | "goods" | "no_delivery" | "gift_missing" | "nothing_left" };

/** Asked in this order, so that a shopper hears of the cart only what the cart can change. */
export function whyNot(promotion: Promotion, basket: Basket): WhyNot | null {
  return ofPromotion(promotion, basket) ?? ofShopper(promotion, basket) ?? ofGoods(promotion, basket);
}

function ofPromotion(promotion: Promotion, { currency, now }: Basket): WhyNot | null {
  if (promotion.currency !== currency) return { kind: "currency" };
  if (promotion.endsAt && promotion.endsAt <= now) return { kind: "over" };
  if (!promotion.isActive) return { kind: "paused" };
  if (promotion.startsAt && promotion.startsAt > now) return { kind: "not_started", startsAt: promotion.startsAt.toISOString() };
  if (promotion.usageLimit !== null && promotion.used >= promotion.usageLimit) return { kind: "used_up" };
  if (promotion.code?.isUsedUp) return { kind: "code_used" };
  if (promotion.budgetMinor !== null && promotion.spentMinor >= promotion.budgetMinor) return { kind: "budget" };
  return promotion.perCustomerLimit !== null && promotion.usedByPerson >= promotion.perCustomerLimit ? { kind: "person" } : null;
}

function ofShopper({ conditions }: Promotion, { shopper }: Basket): WhyNot | null {
  if (conditions.channels.length > 0 && !conditions.channels.includes(shopper.channel)) return { kind: "channel" };
  if (conditions.groupIds.length > 0 && !conditions.groupIds.some((id) => shopper.groupIds.includes(id))) return { kind: "group" };
  return conditions.segment !== null && !shopper.segments.includes(conditions.segment) ? { kind: "segment" } : null;
}

function ofGoods({ effect, conditions }: Promotion, basket: Basket): WhyNot | null {
  const lines = effect.kind === "gift" ? withoutGift(basket.lines, effect.variantId) : basket.lines;
  const targets = targetsOf(lines, conditions);
  if (targets.length === 0) return targetsOf(lines, { ...conditions, storeIds: [] }).length > 0 ? { kind: "store" } : { kind: "goods" };
  const hasMinor = subtotalOf(targets);
  const minimumMinor = Math.max(conditions.minimumMinor, effect.kind === "tiered" ? Math.min(...effect.tiers.map((tier) => tier.fromMinor)) : 0);
  if (hasMinor < minimumMinor) return { kind: "minimum", missingMinor: minimumMinor - hasMinor, minimumMinor, hasMinor };
  if (effect.kind === "buy_get") {
    const getUnits = basket.lines.filter((line) => effect.getProductIds.includes(line.productId));
    const own = effect.getProductIds.length === 0 ? targets : targets.filter((line) => !getUnits.includes(line));
    const missing = effect.getProductIds.length === 0 ? effect.buy + effect.get - unitsOf(own) : Math.max(0, effect.buy - unitsOf(own)) + (getUnits.length === 0 ? 1 : 0);
    if (missing > 0) return { kind: "quantity", missing };
  }
  if (effect.kind === "free_shipping" && !basket.groups.some((group) => group.chargeMinor > 0 && group.chargeMinor <= (effect.upToMinor ?? Number.MAX_SAFE_INTEGER))) return { kind: "no_delivery" };
  return effect.kind === "gift" && !basket.lines.some((line) => line.variantId === effect.variantId) ? { kind: "gift_missing" } : null;
}

/** The unit that would be given does not help to earn itself. */
function withoutGift(lines: readonly BasketLine[], variantId: BasketLine["variantId"]): BasketLine[] {
  const gift = lines.find((line) => line.variantId === variantId);
  return lines.flatMap((line) => (line === gift ? (line.quantity > 1 ? [{ ...line, quantity: line.quantity - 1 }] : []) : [line]));
}

const unitsOf = (lines: readonly BasketLine[]): number => lines.reduce((sum, line) => sum + line.quantity, 0);
