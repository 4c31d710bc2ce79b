import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { member } from "@/lib/domain/carts/testing";
import { asStaff } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { aMember, givePoints, pointsOf, spender } from "@/lib/domain/loyalty/loyalty.testing";
import { applyGiftCard } from "@/lib/domain/orders/apply-gift-card";
import { payment, readyToPay } from "@/lib/domain/orders/checkout.testing";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { aGiftCard, balanceOf, storeCreditOf } from "@/lib/domain/payments/value.testing";
import type { FulfillmentId, OrderId, RefundId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { getDrawerReport } from "./get-drawer-report";
import { getReceipt } from "./get-receipt";
import { getTill } from "./get-till";
import { getTillCustomer } from "./get-till-customer";
import { payOutRefund } from "./pay-out-refund";
import { sellAtTill } from "./sell-at-till";
import { cardSale, openTill, secondTill, takenAlong } from "./till.testing";

const system = systemPermit("test");
const lampMinor = 14_203;
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error));

async function sharesOf(orderId: OrderId): Promise<string[]> {
  const { rows } = await db.execute<{ words: string }>(sql`select tender || ' ' || amount_minor || ' ' || captured_minor || ' ' || refunded_minor as words from payment where order_id = ${orderId} order by tender`);
  return rows.map((row) => row.words);
}
const partOf = async (orderId: OrderId) => (await db.execute<{ id: FulfillmentId }>(sql`select id from fulfillment where order_id = ${orderId}`)).rows[0]!.id;

raceTest("one gift card at two tills and online at the same moment pays once, and the others keep their sale", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 9 }));
  const second = await transaction((tx) => secondTill(tx, till));
  const card = await transaction((tx) => aGiftCard(tx, 20_000));
  const online = await transaction(async (tx) => {
    const buyer = await readyToPay(tx, [{ variantId: till.shop.lamp, quantity: 1, method: "pickup", storeId: till.shop.seattle }]);
    await applyGiftCard(tx, buyer.by, { checkoutId: buyer.checkoutId, code: card.code });
    return buyer;
  });
  const byCard = () => cardSale(till, { card: null, giftCards: [{ code: card.code, paysMinor: lampMinor }] });
  const answers = await Promise.allSettled([
    sellAtTill(till.by, byCard()), sellAtTill(second, byCard()), completeCheckout(online.by, { ...payment(online), cardMinor: 0 }), sellAtTill(till.by, byCard()), sellAtTill(second, byCard()),
  ]);
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(new Set(answers.flatMap((one) => (one.status === "rejected" ? [codeOf(one.reason)] : [])))).toEqual(new Set(["tender_changed"]));
  expect(await balanceOf(db, card.storedValueId)).toBe(20_000 - lampMinor);
  const { rows } = await db.execute(sql`select count(*)::int as orders, sum(total_minor)::int as total from "order"`);
  expect(rows).toEqual([{ orders: 1, total: lampMinor }]);
});

raceTest("gift card, store credit, cash and card pay one sale to the cent, change comes from cash alone, and a return gives each back in exact parts", async () => {
  const { till, maya, credit, card } = await transaction(async (tx) => {
    const [open, buyer] = [await openTill(tx), await member(tx)];
    return { till: open, maya: buyer, credit: await storeCreditOf(tx, buyer.customerId, 3_000), card: await aGiftCard(tx, 5_000) };
  });
  expect(await getTillCustomer(till.by, { customerId: maya.customerId })).toMatchObject({ creditMinor: 3_000 });
  const sale = cardSale(till, { customerId: maya.customerId, giftCards: [{ code: card.code, paysMinor: 4_001 }], creditMinor: 2_002, cash: { coverMinor: 1_000, receivedMinor: 2_000 } });
  await expect(sellAtTill(till.by, { ...sale, card: "4000000000000002" })).rejects.toMatchObject({ code: "card_declined" });
  expect([await balanceOf(db, card.storedValueId), await balanceOf(db, credit)], "a declined card gives both back").toEqual([5_000, 3_000]);
  const { orderId, cash, values } = await sellAtTill(till.by, { ...sale, attempt: "attempt-2" });
  expect(cash).toEqual({ dueMinor: 1_000, receivedMinor: 2_000, changeMinor: 1_000 });
  expect(values).toEqual([{ words: `Gift card ending in ${card.code.replaceAll(" ", "").slice(-4)}`, leftMinor: 999 }, { words: "Store credit", leftMinor: 998 }]);
  await settlePayments(system, { orderId });
  expect(await sharesOf(orderId)).toEqual(["card 7200 7200 0", "cash 1000 1000 0", "gift_card 4001 4001 0", "store_credit 2002 2002 0"]);
  expect(await getDrawerReport(asStaff(till.mo, "till.unlock"), till.sessionId)).toMatchObject({ totalMinor: lampMinor, cardMinor: 7_200, cashMinor: 1_000, valueMinor: 6_003, expectedMinor: 11_000 });
  const fulfillmentId = await partOf(orderId);
  await transaction((tx) => requestRefund(tx, system, { fulfillmentId, amountMinor: lampMinor, reason: "return", key: "return-1" }));
  await settlePayments(system, { orderId });
  const view = await getTill(asStaff(till.ana, "till.unlock"), { registerId: till.registerId, name: "Till 1", locationId: till.shop.seattle, seller: till.by.actor });
  expect(view?.refunds).toMatchObject([{ amountMinor: 1_000 }]);
  await transaction((tx) => payOutRefund(tx, till.by, { operationId: view!.refunds[0]!.operationId as RefundId }));
  expect(await sharesOf(orderId)).toEqual(["card 7200 7200 7200", "cash 1000 1000 1000", "gift_card 4001 4001 4001", "store_credit 2002 2002 2002"]);
  expect([await balanceOf(db, card.storedValueId), await balanceOf(db, credit)]).toEqual([5_000, 3_000]);
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 7_200, refundedMinor: 7_200 });
});

raceTest("cash that pays what a gift card leaves is rounded to coins, and nobody spends a card they do not hold or credit of another", async () => {
  const { till, maya, other, card } = await transaction(async (tx) => {
    const [open, buyer, stranger] = [await openTill(tx), await member(tx), await member(tx)];
    await storeCreditOf(tx, buyer.customerId, 50_000);
    return { till: open, maya: buyer, other: stranger, card: await aGiftCard(tx, 5_001) };
  });
  const rest = cardSale(till, { card: null, giftCards: [{ code: card.code, paysMinor: 5_001 }], cash: { coverMinor: 9_202, receivedMinor: 10_000 } });
  expect(await sellAtTill(till.by, rest)).toMatchObject({ cash: { dueMinor: 9_200, changeMinor: 800 } });
  const refused = (more: Parameters<typeof cardSale>[1], code: string) => expect(sellAtTill(till.by, cardSale(till, { card: null, ...more }))).rejects.toMatchObject({ code });
  await refused({ giftCards: [{ code: "0000 0000 0000 0000", paysMinor: lampMinor }] }, "gift_card_unknown");
  await refused({ giftCards: [{ code: card.code, paysMinor: lampMinor }] }, "gift_card_empty");
  await refused({ creditMinor: lampMinor, customerId: other.customerId }, "tender_changed");
  await refused({ creditMinor: lampMinor }, "tender_changed");
  expect(await sellAtTill(till.by, cardSale(till, { card: null, creditMinor: lampMinor, customerId: maya.customerId }))).toMatchObject({ cash: null });
});

raceTest("two cards pay one sale together, each its own amount, and one that is declined leaves the other untouched", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 9 }));
  const before = await testGateway().books();
  const declined = cardSale(till, { lines: [takenAlong(till.shop.lamp, 2)], totalMinor: 2 * lampMinor, secondCard: { card: "4000000000000002", paysMinor: 10_000 } });
  await expect(sellAtTill(till.by, declined)).rejects.toMatchObject({ code: "card_declined" });
  expect(await testGateway().books()).toEqual(before);
  const sale = { ...declined, attempt: "attempt-2", secondCard: { card: "5555555555554444" as const, paysMinor: 10_000 } };
  const [{ orderId }, again] = await Promise.all([sellAtTill(till.by, sale), sellAtTill(till.by, sale)]);
  expect(again.orderId).toBe(orderId);
  await settlePayments(system, { orderId });
  expect(await sharesOf(orderId)).toEqual(expect.arrayContaining([`card ${2 * lampMinor - 10_000} ${2 * lampMinor - 10_000} 0`, "card 10000 10000 0"]));
  const fulfillmentId = await partOf(orderId);
  await transaction((tx) => requestRefund(tx, system, { fulfillmentId, amountMinor: 2 * lampMinor - 1, reason: "return", key: "back" }));
  await settlePayments(system, { orderId });
  expect((await sharesOf(orderId)).sort()).toEqual(["card 10000 10000 10000", `card ${2 * lampMinor - 10_000} ${2 * lampMinor - 10_000} ${2 * lampMinor - 10_001}`]);
  expect((await getReceipt(asStaff(till.ana, "orders.view"), again.orderNumber))?.tenders).toMatchObject([{ brand: "Visa", last4: "4242", amountMinor: 2 * lampMinor - 10_000 }, { brand: "Mastercard", last4: "4444", amountMinor: 10_000 }]);
});

raceTest("a member's points at two tills and online at the same moment are spent once, and a return at the till gives them back last", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 12 }));
  const [second, maya] = await transaction(async (tx) => [await secondTill(tx, till), await aMember(tx)] as const);
  await transaction((tx) => givePoints(tx, maya, lampMinor + 500));
  expect(await getTillCustomer(till.by, { customerId: maya })).toMatchObject({ pointsMinor: lampMinor + 500, tier: null });
  const online = await transaction((tx) => spender(tx, till.shop, maya));
  const byPoints = () => cardSale(till, { card: null, customerId: maya, pointsMinor: lampMinor });
  const answers = await Promise.allSettled([
    ...Array.from({ length: 4 }, (_, n) => sellAtTill(n % 2 === 0 ? till.by : second, byPoints())), completeCheckout(online.by, { ...payment(online), cardMinor: 0 }),
  ]);
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(new Set(answers.flatMap((one) => (one.status === "rejected" ? [codeOf(one.reason)] : [])))).toEqual(new Set(["tender_changed"]));
  expect(await pointsOf(db, maya)).toBe(500);
  const sale = await sellAtTill(till.by, cardSale(till, { customerId: maya, pointsMinor: 500 }));
  const fulfillmentId = await partOf(sale.orderId);
  await settlePayments(system, { orderId: sale.orderId });
  await transaction((tx) => requestRefund(tx, system, { fulfillmentId, amountMinor: lampMinor, reason: "return", key: "refund:points" }));
  await settlePayments(system, { orderId: sale.orderId });
  expect(await sharesOf(sale.orderId)).toEqual([`card ${lampMinor - 500} ${lampMinor - 500} ${lampMinor - 500}`, "points 500 500 500"]);
  expect(await pointsOf(db, maya)).toBe(500);
  await expect(sellAtTill(till.by, cardSale(till, { customerId: null, pointsMinor: 100 }))).rejects.toMatchObject({ code: "tender_changed" });
}, 120_000);
