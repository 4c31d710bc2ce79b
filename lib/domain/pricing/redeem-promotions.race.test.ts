import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type CheckoutId, type OrderId, type PromotionId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { anyone } from "./promotion";
import { promotionInput } from "./promotion-input";
import { promotionPerson } from "./promotion-person";
import { offer, tenPercent } from "./promotion.testing";
import { restorePromotions } from "./restore-promotions";
import { savePromotion } from "./save-promotion";
import { redeemedPromotionsCte, redeemPromotions } from "./redeem-promotions";

const by = systemPermit("test");
const merchandiser: Permit<"pricing.edit"> = permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Mei", role: "merchandiser", storeIds: "all" }, "pricing.edit", { channel: "store" });

raceTest("fifty shoppers at once use a code of ten exactly ten times", async () => {
  const id = await transaction((tx) => offer(tx, { ...tenPercent("TEN"), usageLimit: 10 }));
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => redeem(id, `shopper${i}@example.com`)));
  expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(10);
  expect(reasons(outcomes)).toEqual(new Set(["coupon_used_up"]));
  expect(await countsOf(id)).toEqual({ used: 10, spent_minor: 5_000, uses: 10 });
});

raceTest("one customer ordering in two sessions at once uses a code once, and ten times at once twice where twice is allowed", async () => {
  const [once, twice] = await transaction(async (tx) => [await offer(tx, { ...tenPercent("ONCE"), perCustomerLimit: 1 }), await offer(tx, { ...tenPercent("TWICE"), perCustomerLimit: 2 })]);
  const both = await Promise.allSettled(["maya@example.com", " Maya@Example.com"].map((email) => redeem(once, email)));
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const ten = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => redeem(twice, i % 2 ? "maya@example.com" : "MAYA@example.com")));
  expect([ten.filter((one) => one.status === "fulfilled").length, reasons(ten)]).toEqual([2, new Set(["coupon_once"])]);
});

raceTest("a budget that runs out in the middle of the race is spent to the last whole use and never passed", async () => {
  const id = await transaction((tx) => offer(tx, { effect: { kind: "percent", basisPoints: 1000 }, budgetMinor: 3_700 }));
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => redeem(id, `shopper${i}@example.com`)));
  expect([outcomes.filter((one) => one.status === "fulfilled").length, reasons(outcomes)]).toEqual([7, new Set(["promotion_over"])]);
  expect(await countsOf(id)).toEqual({ used: 7, spent_minor: 3_500, uses: 7 });
});

raceTest("one checkout finished four times at once uses its code once", async () => {
  const id = await transaction((tx) => offer(tx, { ...tenPercent("ONE"), usageLimit: 1 }));
  const [checkoutId, orderId] = [newId<CheckoutId>(), newId<OrderId>()];
  await Promise.all(Array.from({ length: 4 }, () => redeem(id, "maya@example.com", checkoutId, orderId)));
  expect(await countsOf(id)).toEqual({ used: 1, spent_minor: 500, uses: 1 });
});

raceTest("orders that use two promotions, and cancel, in either order never wait for each other in a circle, and every use is given back once", async () => {
  const ids = await transaction(async (tx) => [await offer(tx, { ...tenPercent("A"), usageLimit: 100 }), await offer(tx, { ...tenPercent("B"), usageLimit: 100 })]);
  const orders = Array.from({ length: 24 }, (_, i) => ({ orderId: newId<OrderId>(), ids: i % 2 ? ids : ids.toReversed() }));
  await Promise.all(orders.map(({ orderId, ids: own }) => transaction((tx) => redeemPromotions(tx, by, { checkoutId: newId(), orderId, person: promotionPerson(`${orderId}@example.com`) }, own.map((promotionId) => ({ promotionId, codeId: null, amountMinor: 500 }))))));
  await Promise.all(orders.slice(0, 20).flatMap(({ orderId }) => [orderId, orderId]).map((orderId) => transaction((tx) => restorePromotions(tx, by, { orderId }))));
  for (const id of ids) expect(await countsOf(id)).toEqual({ used: 4, spent_minor: 2_000, uses: 4 });
});

raceTest("a limit set while orders are being placed counts every one of them", async () => {
  const id = await transaction((tx) => offer(tx, { effect: { kind: "percent", basisPoints: 1000 } }));
  const input = promotionInput.parse({ id, version: 1, name: "Offer", effect: { kind: "percent", basisPoints: 1000 }, conditions: anyone, needsCode: false, code: "", startsAt: "", endsAt: "", priority: 0, isCombinable: false, usageLimit: 1_000, perCustomerLimit: "", budgetMinor: "" });
  const outcomes = await Promise.all([...Array.from({ length: 20 }, (_, i) => redeemUnlimited(id, `shopper${i}@example.com`)), transaction((tx) => savePromotion(tx, merchandiser, input)).then(() => 0), ...Array.from({ length: 20 }, (_, i) => redeemUnlimited(id, `late${i}@example.com`))]);
  const { used, uses } = await countsOf(id);
  expect(used).toBe(uses);
  expect(uses).toBe(outcomes.reduce((sum, one) => sum + one, 0));
});

const redeem = (promotionId: PromotionId, email: string, checkoutId = newId<CheckoutId>(), orderId = newId<OrderId>()) =>
  transaction((tx) => redeemPromotions(tx, by, { checkoutId, orderId, person: promotionPerson(email) }, [{ promotionId, codeId: null, amountMinor: 500 }]));

/** As the placing statement does it; 0 where the promotion has a limit by now. */
const redeemUnlimited = (promotionId: PromotionId, email: string): Promise<number> => transaction(async (tx) => {
  const { rows } = await tx.execute(sql`with ${redeemedPromotionsCte({ checkoutId: newId(), orderId: newId(), person: promotionPerson(email) }, [{ promotionId, codeId: null, amountMinor: 500 }], sql`true`)} select promotion_id from redeemed_promotion`);
  return rows.length;
});

async function countsOf(id: PromotionId) {
  const { rows } = await db.execute<{ used: number; spent_minor: number; uses: number }>(sql`select used, spent_minor, (select count(*)::int from promotion_use u where u.promotion_id = p.id) as uses from promotion p where id = ${id}`);
  return rows[0] ?? { used: -1, spent_minor: -1, uses: -1 };
}

const reasons = (outcomes: PromiseSettledResult<void>[]) => new Set(outcomes.flatMap((one) => (one.status === "rejected" && one.reason instanceof Refusal ? [one.reason.code] : [])));
