import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction, type Tx } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { GatewaySilence } from "@/lib/domain/payments/gateway";
import { giveBackMoney } from "@/lib/domain/payments/give-back-money";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { aGiftCard, balanceOf, storeCreditOf } from "@/lib/domain/payments/value.testing";
import { Refusal } from "@/lib/kernel/refusal";
import { member } from "@/lib/domain/carts/testing";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { applyGiftCard } from "./apply-gift-card";
import { as, openStockedShop, payment, readyToPay, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { finishStuckCheckouts } from "./finish-stuck-checkouts";
import { getCheckout } from "./get-checkout";
import { removeStoredValue } from "./remove-stored-value";
import { spendStoreCredit } from "./spend-store-credit";

const system = systemPermit("test");
const lampIn = (shop: Shop): Wanted[] => [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }];
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error));
/** What a lamp costs in Seattle, with its tax of 10.1 %. */
const lampMinor = 14_203;

async function buyerWith(tx: Tx, shop: Shop, code: string): Promise<Buyer> {
  const buyer = await readyToPay(tx, lampIn(shop));
  await applyGiftCard(tx, buyer.by, { checkoutId: buyer.checkoutId, code });
  return buyer;
}

async function sharesOf(): Promise<string[]> {
  const { rows } = await db.execute<{ words: string }>(sql`
    select tender || ' ' || status || ' ' || amount_minor || ' ' || captured_minor || ' ' || voided_minor || ' ' || refunded_minor as words from payment where order_id is not null order by fulfillment_id, tender, id`);
  return rows.map((row) => row.words);
}

const partOf = async () => (await db.execute<{ id: FulfillmentId; order_id: OrderId }>(sql`select id, order_id from fulfillment`)).rows[0]!;

raceTest("one gift card spent in twenty places at once pays for what it holds and not a cent more", async () => {
  const [shop, card] = await transaction(async (tx) => [await openStockedShop(tx, { lamps: 20 }), await aGiftCard(tx, 2 * lampMinor)] as const);
  const buyers = await Promise.all(Array.from({ length: 20 }, () => transaction((tx) => buyerWith(tx, shop, card.code))));
  const answers = await Promise.allSettled(buyers.map((buyer) => completeCheckout(buyer.by, { ...payment(buyer), cardMinor: 0 })));
  expect(answers.filter((one) => one.status === "fulfilled" && one.value.status === "placed")).toHaveLength(2);
  expect(new Set(answers.flatMap((one) => (one.status === "rejected" ? [codeOf(one.reason)] : [])))).toEqual(new Set(["tender_changed"]));
  expect(await balanceOf(db, card.storedValueId)).toBe(0);
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 0 });
}, 120_000);

raceTest("gift cards, store credit and a card pay one order to the cent, all of it or none", async () => {
  const world = await transaction(async (tx) => {
    const [shop, maya] = [await openStockedShop(tx), await member(tx)];
    return { shop, credit: await storeCreditOf(tx, maya.customerId, 3_000), first: await aGiftCard(tx, 2_000), second: await aGiftCard(tx, 1_000), buyer: await readyToPay(tx, [...lampIn(shop), { variantId: shop.mug, quantity: 2, method: "ship", storeId: null }]), maya };
  });
  const { buyer, first, second, credit, maya } = world;
  await db.execute(sql`update cart set customer_id = ${maya.customerId}`);
  await db.execute(sql`update checkout set customer_id = ${maya.customerId}`);
  const by = as(maya, "orders.place");
  await transaction(async (tx) => {
    await spendStoreCredit(tx, by, { checkoutId: buyer.checkoutId });
    await applyGiftCard(tx, by, { checkoutId: buyer.checkoutId, code: first.code });
    await applyGiftCard(tx, by, { checkoutId: buyer.checkoutId, code: second.code.toLowerCase().replace(/(.{4})/g, "$1-").slice(0, -1) });
  });
  const seen = await getCheckout(by);
  expect(seen?.storedValues.map(({ kind, paysMinor }) => [kind, paysMinor])).toEqual([["gift_card", 2_000], ["gift_card", 1_000], ["store_credit", 3_000]]);
  const { totalMinor, cardMinor } = { totalMinor: seen?.totals.totalMinor ?? 0, cardMinor: seen?.cardMinor ?? 0 };
  expect(cardMinor).toBe(totalMinor - 6_000);
  await expect(completeCheckout(by, { ...payment(buyer), cardMinor: cardMinor - 1 })).rejects.toMatchObject({ code: "tender_changed" });
  expect(await completeCheckout(by, { ...payment(buyer), cardMinor })).toMatchObject({ status: "placed" });
  expect([await balanceOf(db, first.storedValueId), await balanceOf(db, second.storedValueId), await balanceOf(db, credit)]).toEqual([0, 0, 0]);
  expect(await testGateway().books()).toMatchObject({ heldMinor: cardMinor });
  const { rows } = await db.execute<{ fulfillment: number; paid: number }>(sql`select f.total_minor as fulfillment, (select sum(amount_minor)::int from payment p where p.fulfillment_id = f.id) as paid from fulfillment f`);
  expect(rows.every((row) => row.fulfillment === row.paid)).toBe(true);
});

raceTest("a declined card leaves the gift card whole, and it can be taken off or paid with again", async () => {
  const [shop, card] = await transaction(async (tx) => [await openStockedShop(tx), await aGiftCard(tx, 5_000)] as const);
  const buyer = await transaction((tx) => buyerWith(tx, shop, card.code));
  await expect(completeCheckout(buyer.by, payment(buyer, "fail_token"))).rejects.toMatchObject({ code: "card_declined" });
  expect(await balanceOf(db, card.storedValueId)).toBe(5_000);
  await transaction((tx) => removeStoredValue(tx, buyer.by, { checkoutId: buyer.checkoutId, storedValueId: card.storedValueId }));
  expect((await getCheckout(buyer.by))?.cardMinor).toBe(lampMinor);
  await transaction((tx) => applyGiftCard(tx, buyer.by, { checkoutId: buyer.checkoutId, code: card.code }));
  expect(await completeCheckout(buyer.by, payment(buyer))).toMatchObject({ status: "placed" });
  expect(await balanceOf(db, card.storedValueId)).toBe(0);
});

raceTest("an order that a gift card pays alone asks no bank and leaves a second card whole, and one whose process dies is given back by the sweeper", async () => {
  const [shop, card, second] = await transaction(async (tx) => [await openStockedShop(tx), await aGiftCard(tx, lampMinor + 5_000), await aGiftCard(tx, 3_000)] as const);
  const [whole, dying] = [await transaction((tx) => buyerWith(tx, shop, card.code)), await transaction((tx) => readyToPay(tx, lampIn(shop)))];
  const nobody = Object.assign(Object.create(testGateway()) as ReturnType<typeof testGateway>, { authorize: () => Promise.reject(new Error("must not be asked")) });
  await transaction((tx) => applyGiftCard(tx, whole.by, { checkoutId: whole.checkoutId, code: second.code }));
  expect(await completeCheckout(whole.by, payment(whole), nobody)).toMatchObject({ status: "placed" });
  expect([await balanceOf(db, card.storedValueId), await balanceOf(db, second.storedValueId)]).toEqual([5_000, 3_000]);
  await transaction((tx) => applyGiftCard(tx, dying.by, { checkoutId: dying.checkoutId, code: card.code }));
  const silent = Object.assign(Object.create(testGateway()) as ReturnType<typeof testGateway>, { authorize: () => Promise.reject(new GatewaySilence("the process dies")) });
  expect(await completeCheckout(dying.by, payment(dying), silent)).toEqual({ status: "unclear" });
  expect(await balanceOf(db, card.storedValueId)).toBe(0);
  expect(await finishStuckCheckouts(system, { olderThanMs: 0 })).toMatchObject({ undone: 1 });
  expect(await balanceOf(db, card.storedValueId)).toBe(5_000);
});

raceTest("charging begins with the gift card, giving back with the card, and both add up to the cent", async () => {
  const [shop, card] = await transaction(async (tx) => [await openStockedShop(tx), await aGiftCard(tx, 5_000)] as const);
  const buyer = await transaction((tx) => buyerWith(tx, shop, card.code));
  await completeCheckout(buyer.by, payment(buyer));
  const { id: fulfillmentId, order_id: orderId } = await partOf();
  await transaction((tx) => requestCapture(tx, system, { fulfillmentId, amountMinor: 6_000, reason: "handed over", key: "capture:1" }));
  await transaction((tx) => giveBackMoney(tx, system, { fulfillmentId, amountMinor: lampMinor - 6_000, reason: "cancelled", key: "back:1" }));
  await settlePayments(system, { orderId });
  expect(await sharesOf()).toEqual([`card captured ${lampMinor - 5_000} 1000 ${lampMinor - 6_000} 0`, "gift_card captured 5000 5000 0 0"]);
  await Promise.all([1, 2, 3].map(() => transaction((tx) => requestRefund(tx, system, { fulfillmentId, amountMinor: 1_500, reason: "return", key: "refund:1" }))));
  await settlePayments(system, { orderId });
  expect(await sharesOf()).toEqual([`card refunded ${lampMinor - 5_000} 1000 ${lampMinor - 6_000} 1000`, "gift_card partially_refunded 5000 5000 0 500"]);
  expect(await balanceOf(db, card.storedValueId)).toBe(500);
  await expect(transaction((tx) => requestRefund(tx, system, { fulfillmentId, amountMinor: 4_501, reason: "return", key: "refund:2" }))).rejects.toMatchObject({ code: "refund_too_large" });
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 1_000, refundedMinor: 1_000, heldMinor: 0 });
});

raceTest("a shopper who takes store credit gets all of a refund there, and no bank is asked", async () => {
  const world = await transaction(async (tx) => ({ shop: await openStockedShop(tx), maya: await member(tx), card: await aGiftCard(tx, 5_000) }));
  const buyer = await transaction((tx) => buyerWith(tx, world.shop, world.card.code));
  await completeCheckout(buyer.by, payment(buyer));
  const { id: fulfillmentId, order_id: orderId } = await partOf();
  const credit = await transaction((tx) => storeCreditOf(tx, world.maya.customerId, 100));
  await transaction((tx) => requestCapture(tx, system, { fulfillmentId, amountMinor: lampMinor, reason: "handed over", key: "capture:1" }));
  await settlePayments(system, { orderId });
  await transaction((tx) => requestRefund(tx, system, { fulfillmentId, amountMinor: lampMinor, reason: "return", key: "refund:1", creditTo: credit }));
  await settlePayments(system, { orderId });
  expect(await balanceOf(db, credit)).toBe(lampMinor + 100);
  expect(await balanceOf(db, world.card.storedValueId)).toBe(0);
  expect(await testGateway().books()).toMatchObject({ refundedMinor: 0 });
});
