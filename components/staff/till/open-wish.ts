import { homeCurrency } from "@/lib/kernel/currency";
import { asId, type StaffId } from "@/lib/kernel/ids";
import type { HandDiscount, HandEffect, HandTaken } from "@/lib/domain/pricing/hand-discount";
import type { Quote } from "@/lib/domain/pricing/quote";
import { isWithin, type DiscountLimit } from "@/lib/domain/till/discount-limit";
import { lineKeyOf, type HandWish } from "@/lib/domain/till/till-input";
import { minorOf } from "@/components/staff/catalog/money-text";

/** A discount as the register keeps it, with whoever entered a PIN for it. */
export type OpenWish = Omit<HandWish, "approvalId"> & { approval: { id: string; staffId: string; name: string } | null };
type Wished = { lines: readonly (Parameters<typeof lineKeyOf>[0] & { off?: OpenWish | null })[]; off?: OpenWish | null };

/** The discounts of a sale for `quote`, given by `staffId` where nobody approved them. */
export function handDiscountsOf({ lines, off }: Wished, staffId: StaffId): HandDiscount[] {
  const given: { line: string | null; wish: OpenWish | null | undefined }[] = [...lines.map((line) => ({ line: lineKeyOf(line), wish: line.off })), { line: null, wish: off }];
  return given.flatMap(({ line, wish }) => (wish ? [{ line, effect: wish.effect, reason: wish.reason, note: wish.note, staffId, approvedByStaffId: wish.approval && asId<StaffId>(wish.approval.staffId) }] : []));
}

/** As it is sent: with the name of the yes alone. */
export const sentWish = (wish: OpenWish | null | undefined) => (wish ? { effect: wish.effect, reason: wish.reason, note: wish.note, approvalId: wish.approval?.id ?? null } : null);
/** A yes counts for the sale it was given to. */
export const unapproved = (wish: HandWish | null): OpenWish | null => wish && { effect: wish.effect, reason: wish.reason, note: wish.note, approval: null };

/** Whether the seller's own discounts keep to the limit; `line` is the one that is being given. */
export function needsApproval({ byHand = [], lines }: Quote, limit: DiscountLimit, line: string | null): boolean {
  const leftMinor = new Map(lines.map((one) => [one.key, one.subtotalMinor - one.discountMinor + partsOf(byHand, one.key)]));
  return !isWithin(limit, byHand.filter((one) => one.approvedByStaffId === null || one.line === line), leftMinor);
}

/** What a discount comes to, and what it is taken off. */
export function takenOf({ byHand = [], lines }: Quote, line: string | null): { amountMinor: number; leftMinor: number } {
  const taken = byHand.find((one) => one.line === line);
  const before = lines.filter((one) => line === null || one.key === line).reduce((sum, one) => sum + one.subtotalMinor - one.discountMinor + (taken ? partsOf([taken], one.key) : 0), 0);
  return { amountMinor: taken?.amountMinor ?? 0, leftMinor: before };
}

const partsOf = (taken: readonly HandTaken[], key: string): number => taken.flatMap((one) => one.lines).reduce((sum, part) => sum + (part.key === key ? part.amountMinor : 0), 0);

/** "12.5" as what a person gives; null when it is none. */
export function readEffect(kind: HandEffect["kind"], typed: string): HandEffect | null {
  if (kind === "percent") {
    const basisPoints = Math.round(Number(typed.replace("%", "").trim()) * 1e6) / 1e4;
    return Number.isInteger(basisPoints) && basisPoints > 0 && basisPoints <= 10_000 ? { kind, basisPoints } : null;
  }
  const minor = minorOf(typed, homeCurrency);
  if (Number.isNaN(minor)) return null;
  return kind === "price" ? { kind, unitMinor: minor } : minor > 0 ? { kind, amountMinor: minor } : null;
}

/** "10% off", "$5.00 off", "$99.00 each" */
export function effectWords(effect: HandEffect, money: (minor: number) => string): string {
  if (effect.kind === "percent") return `${effect.basisPoints / 100}% off`;
  return effect.kind === "price" ? `${money(effect.unitMinor)} each` : `${money(effect.amountMinor)} off`;
}
