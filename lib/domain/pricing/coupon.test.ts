import { expect, test } from "vitest";
import { asId } from "@/lib/kernel/ids";
import { say } from "@/lib/kernel/wording";
import { checkCoupon, couponWords, type Coupon } from "./coupon";

const now = new Date("2026-06-01T00:00:00Z");
const spring: Coupon = { id: asId("c"), code: "SPRING", name: "Spring", kind: "percent", value: 1550, currency: "USD", minimumSubtotalMinor: 5_000, startsAt: new Date("2026-05-01"), endsAt: new Date("2026-07-01"), usageLimit: 10, perCustomerLimit: 1, used: 0, usedByPerson: 0, isActive: true, isCombinable: false };
const goods = { subtotalMinor: 9_999, currency: "USD" };
const refusalOf = (change: Partial<Coupon>, subtotalMinor = goods.subtotalMinor) => {
  const answer = checkCoupon({ ...spring, ...change }, { ...goods, subtotalMinor }, now);
  return answer.ok ? null : answer.code;
};

test("takes its percentage off, rounded in the shopper's favor", () => {
  expect(checkCoupon(spring, goods, now)).toEqual({ ok: true, discountMinor: 1_550 });
  expect(checkCoupon(spring, { ...goods, subtotalMinor: 10_001 }, now)).toEqual({ ok: true, discountMinor: 1_551 });
  expect(checkCoupon(spring, { ...goods, subtotalMinor: 10_000 }, now)).toEqual({ ok: true, discountMinor: 1_550 });
});
test("says which rule failed", () => {
  expect(refusalOf({ startsAt: new Date("2026-06-02") })).toBe("coupon_not_started");
  expect(refusalOf({ endsAt: now })).toBe("coupon_expired");
  expect(refusalOf({ isActive: false })).toBe("coupon_expired");
  expect(refusalOf({ used: 10 })).toBe("coupon_used_up");
  expect(refusalOf({ usedByPerson: 1 })).toBe("coupon_once");
  expect(refusalOf({ currency: "EUR" })).toBe("coupon_unknown");
  expect(refusalOf({}, 4_999)).toBe("coupon_minimum");
});
test("names the minimum and what is there", () => {
  const answer = checkCoupon(spring, { ...goods, subtotalMinor: 4_999 }, now);
  expect(answer.ok ? "" : say(answer.code, answer.facts)).toBe("This code needs $50.00 of goods; your cart has $49.99.");
});
test("is an offer in words", () => expect(couponWords(spring)).toBe("15.5% off from $50.00"));
