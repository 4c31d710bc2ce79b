import type { FulfillmentId } from "@/lib/kernel/ids";

/**
 * What `count` units of a line cost, from unit `from` on (0-based), so that all parts sum exactly to the line's total.
 * The cents that do not divide go to the first units: hand-overs take units from the front, cancellations from the back.
 */
export function unitsMinor(totalMinor: number, units: number, from: number, count: number): number {
  if (units <= 0 || count <= 0) return 0;
  const each = Math.floor(totalMinor / units);
  const rest = totalMinor - each * units;
  return each * count + Math.min(from + count, rest) - Math.min(from, rest);
}

/** Whose money a sum is: that of a part of the order. */
export type MoneyOfPart = { fulfillmentId: FulfillmentId; amountMinor: number };

/** Of what other parts paid of a line taken in exchange, the share of so many units from one place on; all places sum to the whole. */
export const creditsAt = (credits: readonly MoneyOfPart[], units: number, from: number, count = 1): MoneyOfPart[] =>
  credits.map(({ fulfillmentId, amountMinor }) => ({ fulfillmentId, amountMinor: unitsMinor(amountMinor, units, from, count) })).filter(({ amountMinor }) => amountMinor > 0);
