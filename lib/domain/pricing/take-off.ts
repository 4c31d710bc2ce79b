import { splitMinor } from "@/lib/kernel/money";
import { targetsOf, type Basket, type BasketLine } from "./promotion-basket";
import type { Promotion } from "./promotion";

/** What is still to be paid, by line and by delivery, while promotions take theirs off one after the other. */
export type Left = { lines: ReadonlyMap<string, number>; groups: ReadonlyMap<string, number> };
export type Part = { key: string; amountMinor: number };
export type TakenOff = { lines: Part[]; groups: Part[] };

/** What an earned promotion takes off what is left: never more than that, split over its goods to the cent. */
export function takeOff({ effect, conditions }: Promotion, basket: Basket, left: Left): TakenOff {
  const targets = targetsOf(basket.lines, conditions);
  const leftOf = (line: BasketLine) => left.lines.get(line.key) ?? 0;
  const spread = (wanted: number): TakenOff => {
    const weights = targets.map(leftOf);
    const amounts = splitMinor(Math.min(wanted, sum(weights)), weights);
    return { lines: targets.flatMap(({ key }, i) => part(key, amounts[i] ?? 0)), groups: [] };
  };
  switch (effect.kind) {
    case "percent": return spread(shareOf(sum(targets.map(leftOf)), effect.basisPoints));
    case "fixed": return spread(effect.amountMinor);
    case "tiered": {
      const subtotal = sum(targets.map((line) => line.unitMinor * line.quantity));
      const best = Math.max(0, ...effect.tiers.filter((tier) => subtotal >= tier.fromMinor).map((tier) => tier.basisPoints));
      return spread(shareOf(sum(targets.map(leftOf)), best));
    }
    case "buy_get": {
      const cheaper = cheaperUnits(targets, basket.lines.filter((line) => effect.getProductIds.includes(line.productId)), effect);
      return { lines: basket.lines.flatMap((line) => part(line.key, Math.min(leftOf(line), shareOf(line.unitMinor, effect.basisPoints) * cheaper.filter((unit) => unit === line).length))), groups: [] };
    }
    case "gift": {
      const gift = basket.lines.find((line) => line.variantId === effect.variantId);
      return { lines: gift ? part(gift.key, Math.min(gift.unitMinor, leftOf(gift))) : [], groups: [] };
    }
    case "free_shipping":
      return { lines: [], groups: basket.groups.filter((group) => group.chargeMinor <= (effect.upToMinor ?? group.chargeMinor)).flatMap((group) => part(group.key, left.groups.get(group.key) ?? 0)) };
  }
}

/** Dearest first, then every last `get` of `buy + get`; or, of other goods, the dearest `get` for every `buy`. */
function cheaperUnits(targets: readonly BasketLine[], others: readonly BasketLine[], { buy, get, getProductIds }: { buy: number; get: number; getProductIds: readonly string[] }): BasketLine[] {
  if (getProductIds.length === 0) {
    const units = unitsOf(targets);
    return units.slice(0, units.length - (units.length % (buy + get))).filter((_, i) => i % (buy + get) >= buy);
  }
  const bought = unitsOf(targets.filter((line) => !others.includes(line)));
  return unitsOf(others).slice(0, Math.floor(bought.length / buy) * get);
}

const unitsOf = (lines: readonly BasketLine[]): BasketLine[] =>
  lines.toSorted((a, b) => b.unitMinor - a.unitMinor || a.key.localeCompare(b.key)).flatMap((line) => Array.from({ length: line.quantity }, () => line));

/** Rounded up to the minor unit: nobody pays more than was promised. */
export const shareOf = (minor: number, basisPoints: number): number => Number((BigInt(minor) * BigInt(basisPoints) + 9_999n) / 10_000n);

const part = (key: string, amountMinor: number): Part[] => (amountMinor > 0 ? [{ key, amountMinor }] : []);
const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);
