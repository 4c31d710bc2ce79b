import type { StaffId } from "@/lib/kernel/ids";
import { splitMinor } from "@/lib/kernel/money";
import { shareOf, type Part } from "./take-off";

/** What a person gives: another price for one unit, a share in basis points, or an amount off all of it. */
export type HandEffect = { kind: "price"; unitMinor: number } | { kind: "percent"; basisPoints: number } | { kind: "amount"; amountMinor: number };
export type HandKind = HandEffect["kind"];

export const handReasons = ["price_match", "shelf_price", "damaged", "display_piece", "goodwill", "other"] as const;
export type HandReason = (typeof handReasons)[number];
/** As the receipt says it. */
export const handReasonWords: Record<HandReason, string> = { price_match: "Price match", shelf_price: "Shelf price", damaged: "Damaged item", display_piece: "Display piece", goodwill: "Goodwill", other: "Store discount" };

/** A price or discount given at a till, by whom, and by whose PIN where it was above that person's limit. `line` null: off the whole sale. */
export type HandDiscount = { line: string | null; effect: HandEffect; reason: HandReason; note: string; staffId: StaffId; approvedByStaffId: StaffId | null };

/** What it came to, and on which lines. */
export type HandTaken = HandDiscount & { amountMinor: number; lines: Part[] };

type Line = { key: string; quantity: number; /** What promotions left. */ leftMinor: number };

/**
 * What people at a till take off goods after all promotions: of single lines first, then of the whole sale. A price lowers only, and nothing
 * costs less than nothing; what is taken off the sale is split over what is left of its lines, to the cent. Deliveries stay as they are.
 */
export function takeOffByHand(discounts: readonly HandDiscount[], lines: readonly Line[]): HandTaken[] {
  const left = new Map(lines.map((line) => [line.key, line.leftMinor]));
  const ordered = discounts.toSorted((a, b) => Number(a.line === null) - Number(b.line === null));
  return ordered.map((discount): HandTaken => {
    const targets = lines.filter((line) => discount.line === null || line.key === discount.line).toSorted((a, b) => a.key.localeCompare(b.key));
    const weights = targets.map(({ key }) => left.get(key) ?? 0);
    const amountMinor = wantedMinor(discount.effect, targets, weights.reduce((sum, weight) => sum + weight, 0));
    const parts = splitMinor(amountMinor, weights).flatMap((part, i): Part[] => (targets[i] && part > 0 ? [{ key: targets[i].key, amountMinor: part }] : []));
    for (const { key, amountMinor: part } of parts) left.set(key, (left.get(key) ?? 0) - part);
    return { ...discount, amountMinor, lines: parts };
  });
}

function wantedMinor(effect: HandEffect, targets: readonly Line[], leftMinor: number): number {
  if (effect.kind === "percent") return shareOf(leftMinor, effect.basisPoints);
  if (effect.kind === "amount") return Math.min(leftMinor, effect.amountMinor);
  return Math.max(0, leftMinor - effect.unitMinor * targets.reduce((units, { quantity }) => units + quantity, 0));
}
