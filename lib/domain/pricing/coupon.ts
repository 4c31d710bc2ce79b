import { asId, type CouponId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import type { RefusalCode, RefusalFacts } from "@/lib/kernel/refusal";

export type Coupon = {
  id: CouponId;
  code: string;
  name: string;
  kind: "percent" | "fixed";
  /** Percent: basis points. Fixed: minor units. */
  value: number;
  currency: string;
  minimumSubtotalMinor: number;
  startsAt: Date | null;
  endsAt: Date | null;
  usageLimit: number | null;
  perCustomerLimit: number | null;
  used: number;
  /** Orders of the person asking that used it; 0 while we do not know who asks. */
  usedByPerson: number;
  isActive: boolean;
  /** May count beside other codes that may. */
  isCombinable: boolean;
};

/** A coupon as SQL hands it over (see `couponOf`). */
export type CouponFacts = Omit<Coupon, "id" | "startsAt" | "endsAt"> & { id: string; startsAt: string | null; endsAt: string | null };

export const couponFrom = (facts: CouponFacts): Coupon => ({
  ...facts, id: asId<CouponId>(facts.id),
  startsAt: facts.startsAt ? new Date(facts.startsAt) : null, endsAt: facts.endsAt ? new Date(facts.endsAt) : null,
});

export type CouponProblem = { code: Extract<RefusalCode, `coupon_${string}`>; facts: RefusalFacts };
export type CouponAnswer = { ok: true; discountMinor: number } | ({ ok: false } & CouponProblem);

/** Whether a code counts for these goods now, what it takes off, and if not, which one rule says no. */
export function checkCoupon(coupon: Coupon | null, goods: { subtotalMinor: number; currency: string }, now: Date): CouponAnswer {
  if (!coupon || coupon.currency !== goods.currency) return no("coupon_unknown");
  if (!coupon.isActive || (coupon.endsAt && coupon.endsAt <= now)) return no("coupon_expired");
  if (coupon.startsAt && coupon.startsAt > now) return no("coupon_not_started", { startsAt: coupon.startsAt.toISOString() });
  if (coupon.usageLimit !== null && coupon.used >= coupon.usageLimit) return no("coupon_used_up");
  if (coupon.perCustomerLimit !== null && coupon.usedByPerson >= coupon.perCustomerLimit) return no("coupon_once");
  if (goods.subtotalMinor < coupon.minimumSubtotalMinor) {
    return no("coupon_minimum", { minimum: formatMoney(coupon.minimumSubtotalMinor, coupon.currency), subtotal: formatMoney(goods.subtotalMinor, goods.currency) });
  }
  return { ok: true, discountMinor: couponDiscount(coupon, goods.subtotalMinor) };
}

/** Never more than the goods cost. A percentage is rounded up to the minor unit: nobody pays more than the code promised. */
export function couponDiscount(coupon: Pick<Coupon, "kind" | "value">, subtotalMinor: number): number {
  const wanted = coupon.kind === "fixed" ? coupon.value : Number((BigInt(subtotalMinor) * BigInt(coupon.value) + 9_999n) / 10_000n);
  return Math.min(wanted, subtotalMinor);
}

/** The offer in words: "10% off from $50.00". */
export function couponWords(coupon: Pick<Coupon, "kind" | "value" | "currency" | "minimumSubtotalMinor">): string {
  const off = coupon.kind === "fixed" ? formatMoney(coupon.value, coupon.currency) : `${coupon.value / 100}%`;
  return coupon.minimumSubtotalMinor > 0 ? `${off} off from ${formatMoney(coupon.minimumSubtotalMinor, coupon.currency)}` : `${off} off`;
}

const no = (code: CouponProblem["code"], facts: RefusalFacts = {}): CouponAnswer => ({ ok: false, code, facts });
