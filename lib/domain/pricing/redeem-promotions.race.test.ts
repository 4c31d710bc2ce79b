import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction, type Tx } from "@/db/client";
import { raceTest } from "@/db/testing";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type CategoryId, type CheckoutId, type OrderId, type OrderLineId, type ProductId, type PromotionId, type SessionId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { anyone } from "./promotion";
import { promotionInput } from "./promotion-input";
import { promotionPerson } from "./promotion-person";
import { offer, tenPercent } from "./promotion.testing";
import { restoreBudget } from "./restore-budget";
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

raceTest("units that are cancelled at once in two parts of an order give their budget back to the cent, once, and another order can have it", async () => {
  const id = await transaction((tx) => offer(tx, { effect: { kind: "percent", basisPoints: 1000 }, budgetMinor: 1_000 }));
  const orderId = newId<OrderId>();
  await transaction((tx) => redeemPromotions(tx, by, { checkoutId: newId(), orderId, person: promotionPerson("maya@example.com") }, [{ promotionId: id, codeId: null, amountMinor: 1_000 }]));
  const lines = await transaction((tx) => discounted(tx, orderId, id, [700, 300]));
  await expect(redeem(id, "late@example.com")).rejects.toMatchObject({ code: "promotion_over" });
  const cancel = (line: string, units: number) => transaction(async (tx) => {
    await tx.execute(sql`update order_line set cancelled = ${units} where id = ${line}`);
    await restoreBudget(tx, by, { orderId });
  });
  await Promise.all(lines.flatMap((line) => [cancel(line, 2), cancel(line, 2)]));
  expect(await countsOf(id)).toEqual({ used: 1, spent_minor: 234 + 100, uses: 1 });
  await redeem(id, "late@example.com");
  expect(await countsOf(id)).toEqual({ used: 2, spent_minor: 834, uses: 2 });
  // An order without parts is none: orders are not of this room.
  await db.execute(sql`with discounts as (delete from order_discount), lines as (delete from order_line) delete from "order"`);
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

/** An order of three units a line, on each of which the promotion took something off. */
async function discounted(tx: Tx, orderId: OrderId, promotionId: PromotionId, amounts: readonly number[]): Promise<string[]> {
  const [category, product, variant] = [newId<CategoryId>(), newId<ProductId>(), newId<VariantId>()];
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, ${category}, 'Vases')`);
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, ${product}, ${product}, 'Vase', ${category})`);
  await tx.execute(sql`insert into variant (id, product_id, sku) values (${variant}, ${product}, ${variant})`);
  const [goods, off] = [amounts.length * 30_000, amounts.reduce((a, b) => a + b, 0)];
  await tx.execute(sql`insert into "order" (id, number, checkout_id, channel, contact_name, email, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, total_minor) values (${orderId}, ${orderId}, ${newId()}, 'web', 'Maya', 'maya@example.com', 'USD', ${goods}, ${off}, 0, 0, ${goods - off})`);
  const lines = amounts.map((minor) => ({ id: newId<OrderLineId>(), minor }));
  for (const { id, minor } of lines) {
    await tx.execute(sql`insert into order_line (id, order_id, variant_id, sku, title, quantity, unit_price_minor, discount_minor, total_minor) values (${id}, ${orderId}, ${variant}, ${variant}, 'Vase', 3, 10000, ${minor}, ${30_000 - minor})`);
    await tx.execute(sql`insert into order_discount (id, order_id, order_line_id, promotion_id, name, kind, amount_minor) values (${newId()}, ${orderId}, ${id}, ${promotionId}, 'Ten', 'percent', ${minor})`);
  }
  return lines.map(({ id }) => id);
}

async function countsOf(id: PromotionId) {
  const { rows } = await db.execute<{ used: number; spent_minor: number; uses: number }>(sql`select used, spent_minor, (select count(*)::int from promotion_use u where u.promotion_id = p.id) as uses from promotion p where id = ${id}`);
  return rows[0] ?? { used: -1, spent_minor: -1, uses: -1 };
}

const reasons = (outcomes: PromiseSettledResult<void>[]) => new Set(outcomes.flatMap((one) => (one.status === "rejected" && one.reason instanceof Refusal ? [one.reason.code] : [])));
