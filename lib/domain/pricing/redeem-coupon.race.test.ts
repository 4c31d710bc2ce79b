import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction, type Tx } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type CheckoutId, type CouponId, type OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { couponPerson } from "./coupon-person";
import { redeemCoupon } from "./redeem-coupon";

const by = systemPermit("test");

raceTest("thirty orders at once use a coupon of five exactly five times", async () => {
  const couponId = await transaction((tx) => offer(tx, { usageLimit: 5, perCustomerLimit: null }));
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => redeem(couponId, `shopper${i}@example.com`)));
  expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(5);
  expect(reasons(outcomes)).toEqual(new Set(["coupon_used_up"]));
});

raceTest("one person ordering ten times at once uses a coupon twice, when twice is allowed", async () => {
  const couponId = await transaction((tx) => offer(tx, { usageLimit: null, perCustomerLimit: 2 }));
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => redeem(couponId, i % 2 ? "maya@example.com" : " Maya@Example.com")));
  expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(2);
  expect(reasons(outcomes)).toEqual(new Set(["coupon_once"]));
});

raceTest("one checkout finished twice at once redeems once", async () => {
  const couponId = await transaction((tx) => offer(tx, { usageLimit: 1, perCustomerLimit: 1 }));
  const checkoutId = newId<CheckoutId>();
  const orderId = newId<OrderId>();
  await Promise.all(Array.from({ length: 4 }, () => redeem(couponId, "maya@example.com", checkoutId, orderId)));
  const { rows } = await transaction((tx) => tx.execute<{ used: number }>(sql`select used from coupon where id = ${couponId}`));
  expect(rows[0]?.used).toBe(1);
});

const redeem = (couponId: CouponId, email: string, checkoutId = newId<CheckoutId>(), orderId = newId<OrderId>()) =>
  transaction((tx) => redeemCoupon(tx, by, { couponId, checkoutId, orderId, person: couponPerson(email), amountMinor: 500 }));

async function offer(tx: Tx, limits: { usageLimit: number | null; perCustomerLimit: number | null }): Promise<CouponId> {
  const id = newId<CouponId>();
  await tx.execute(sql`insert into coupon (id, code, name, kind, value, usage_limit, per_customer_limit) values (${id}, ${id}, 'Test', 'fixed', 500, ${limits.usageLimit}, ${limits.perCustomerLimit})`);
  return id;
}

const reasons = (outcomes: PromiseSettledResult<void>[]) => new Set(outcomes.flatMap((o) => (o.status === "rejected" && o.reason instanceof Refusal ? [o.reason.code] : [])));
