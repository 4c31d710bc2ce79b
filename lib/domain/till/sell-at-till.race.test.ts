import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { completeOrder } from "@/lib/domain/orders/complete-order";
import { finishStuckCheckouts } from "@/lib/domain/orders/finish-stuck-checkouts";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { GatewaySilence, type PaymentGateway } from "@/lib/domain/payments/gateway";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { newId, type FulfillmentId, type OrderId, type RefundId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { closeCashSession } from "./close-cash-session";
import { countCash } from "./count-cash";
import { getDrawerReport } from "./get-drawer-report";
import { getTill } from "./get-till";
import { openCashSession } from "./open-cash-session";
import { parkSale, resumeSale } from "./park-sale";
import { payOutRefund } from "./pay-out-refund";
import { sellAtTill } from "./sell-at-till";
import { cashSale, levelOf, openTill, secondTill, takenAlong } from "./till.testing";

type Sold = { order_id: OrderId; status: string; location_id: string; staff_id: string; contact_name: string; fulfillment_id: FulfillmentId; part: string; captured: number; tender: string };

async function soldOrders(): Promise<Sold[]> {
  const { rows } = await db.execute<Sold>(sql`
    select o.id as order_id, o.status, o.location_id, o.staff_id, o.contact_name, f.id as fulfillment_id, f.status as part, p.captured_minor as captured, p.tender
    from "order" o join fulfillment f on f.order_id = o.id join payment p on p.order_id = o.id and p.status not in ('failed', 'voided') order by o.placed_at`);
  return rows;
}

const settle = async (orderId: OrderId) => {
  await settlePayments(systemPermit("test"), { orderId });
  const { rows } = await db.execute<{ id: number }>(sql`select id::int from event where order_id = ${orderId} and kind = 'fulfillment.handed_over'`);
  await completeOrder(systemPermit("test"), { eventId: rows[0]?.id ?? 0 });
};

const refusalOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error));

raceTest("a cash sale is one order however often it is sent, its goods have left and its change is right", async () => {
  const till = await transaction((tx) => openTill(tx));
  const sale = cashSale(till);
  const answers = await Promise.all(Array.from({ length: 8 }, () => sellAtTill(till.by, sale)));
  expect(new Set(answers.map((answer) => answer.orderNumber)).size).toBe(1);
  expect(answers[0]).toMatchObject({ totalMinor: 14_203, cash: { dueMinor: 14_205, receivedMinor: 15_000, changeMinor: 795 } });
  const [order, ...others] = await soldOrders();
  expect(others).toEqual([]);
  expect(order).toMatchObject({ part: "handed_over", location_id: till.shop.seattle, staff_id: till.ana.staffId, contact_name: "Walk-in customer", tender: "cash" });
  expect(await levelOf(db, till)).toEqual({ on_hand: 4, allocated: 0 });
  await settle(order!.order_id);
  expect((await soldOrders())[0]).toMatchObject({ status: "completed", captured: 14_203 });
  const again = await sellAtTill(till.by, { ...sale, attempt: "attempt-2" });
  expect(again.orderNumber).toBe(answers[0]?.orderNumber);
  await expect(sellAtTill(till.by, { ...sale, totalMinor: 1 })).rejects.toMatchObject({ code: "key_reused" });
});

raceTest("two registers sell the last lamp once, and the other one says what is left", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 1 }));
  const second = await transaction((tx) => secondTill(tx, till));
  const answers = await Promise.allSettled([sellAtTill(till.by, cashSale(till)), sellAtTill(second, cashSale(till))]);
  expect(answers.map((answer) => (answer.status === "fulfilled" ? "sold" : refusalOf(answer.reason))).sort()).toEqual(["not_free", "sold"]);
  expect(await levelOf(db, till)).toEqual({ on_hand: 0, allocated: 0 });
});

raceTest("a declined card sells nothing and frees the goods for another way to pay", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 1 }));
  const sale = cashSale(till, 1, { cash: null, card: "4000000000000002" });
  await expect(sellAtTill(till.by, sale)).rejects.toMatchObject({ code: "card_declined" });
  expect(await soldOrders()).toEqual([]);
  const paid = await sellAtTill(till.by, { ...sale, attempt: "attempt-2", cash: null, card: "4242424242424242" });
  expect(paid.cash).toBeNull();
  const [order] = await soldOrders();
  expect(order).toMatchObject({ tender: "card", part: "handed_over" });
  await settle(order!.order_id);
  expect((await soldOrders())[0]).toMatchObject({ captured: 14_203 });
});

raceTest("a sale is paid in cash and by card together, in exact parts, and a declined card leaves none of it", async () => {
  const till = await transaction((tx) => openTill(tx));
  const sale = cashSale(till, 1, { cash: { coverMinor: 5_000, receivedMinor: 5_000 }, card: "4000000000000002" });
  await expect(sellAtTill(till.by, sale)).rejects.toMatchObject({ code: "card_declined" });
  await expect(sellAtTill(till.by, { ...sale, attempt: "attempt-2", cash: { coverMinor: 5_001, receivedMinor: 6_000 } })).rejects.toMatchObject({ code: "invalid" });
  const paid = await sellAtTill(till.by, { ...sale, attempt: "attempt-3", card: "4242424242424242" });
  expect(paid.cash).toEqual({ dueMinor: 5_000, receivedMinor: 5_000, changeMinor: 0 });
  await settle(paid.orderId);
  expect((await soldOrders()).map(({ tender, captured }) => `${tender} ${captured}`).sort()).toEqual(["card 9203", "cash 5000"]);
  expect(await getDrawerReport(asStaff(till.mo, "till.unlock"), till.sessionId)).toMatchObject({ sales: 1, totalMinor: 14_203, cashMinor: 5_000, cardMinor: 9_203, roundingMinor: 0, expectedMinor: 15_000 });
});

raceTest("a drawer is told what it should hold by its sales, its refunds and nothing else, and its count is blind", async () => {
  const till = await transaction((tx) => openTill(tx));
  await sellAtTill(till.by, cashSale(till));
  await sellAtTill(till.by, cashSale(till, 1, { cash: null, card: "4242424242424242" }));
  const [cash] = await soldOrders();
  await settle(cash!.order_id);
  await transaction((tx) => requestRefund(tx, till.by, { fulfillmentId: cash!.fulfillment_id, amountMinor: 14_203, reason: "return", key: "refund-1" }));
  await settlePayments(systemPermit("test"), { orderId: cash!.order_id });
  const view = await getTill(asStaff(till.ana, "till.unlock"), { registerId: till.registerId, name: "Till 1", locationId: till.shop.seattle, seller: till.by.actor });
  expect(view?.refunds).toHaveLength(1);
  expect(view?.drawer).toMatchObject({ status: "open", varianceMinor: null });
  const operationId = view!.refunds[0]!.operationId as RefundId;
  const paidOut = await Promise.allSettled([1, 2, 3].map(() => transaction((tx) => payOutRefund(tx, till.by, { operationId }))));
  expect(paidOut.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const counted = await transaction((tx) => countCash(tx, till.by, { sessionId: till.sessionId, pieces: { "10000": 1, "25": 1 } }));
  expect(counted).toEqual({ countedMinor: 10_025, varianceMinor: 25 });
  await expect(sellAtTill(till.by, cashSale(till))).rejects.toMatchObject({ code: "till_closed" });
  await expect(transaction((tx) => closeCashSession(tx, till.by, { sessionId: till.sessionId, reason: "", approver: null }))).rejects.toMatchObject({ code: "invalid" });
  expect(await transaction((tx) => closeCashSession(tx, till.by, { sessionId: till.sessionId, reason: "a quarter too much", approver: null }))).toEqual({ isRight: true });
});

raceTest("a drawer is not counted while a sale of it is being paid, and what is parked outlives its closing", async () => {
  const till = await transaction((tx) => openTill(tx));
  const parked = { id: newId<never>(), label: "Blue coat", lines: [takenAlong(till.shop.mug, 2)], off: null, customerId: null };
  await transaction((tx) => parkSale(tx, till.by, parked));
  const sale = cashSale(till, 1, { cash: null, card: "4242424242424242" });
  const silent = Object.assign(Object.create(testGateway()) as PaymentGateway, { authorize: () => Promise.reject(new GatewaySilence("the line is dead")) }); // the real gateway but for one method
  await expect(sellAtTill(till.by, sale, silent)).rejects.toMatchObject({ code: "card_unclear" });
  const count = () => transaction((tx) => countCash(tx, till.by, { sessionId: till.sessionId, pieces: { "10000": 1 } }));
  await expect(count()).rejects.toMatchObject({ code: "in_progress" });
  await finishStuckCheckouts(systemPermit("test"), { olderThanMs: 0 });
  await sellAtTill(till.by, { ...sale, attempt: "attempt-2" });
  expect(await count()).toEqual({ countedMinor: 10_000, varianceMinor: 0 });
  await transaction((tx) => closeCashSession(tx, till.by, { sessionId: till.sessionId, reason: "", approver: null }));
  await transaction((tx) => openCashSession(tx, till.by, { floatMinor: 10_000 }));
  expect(await transaction((tx) => resumeSale(tx, till.by, parked))).toMatchObject({ lines: [{ variantId: till.shop.mug, quantity: 2 }] });
  expect(await soldOrders()).toMatchObject([{ tender: "card", part: "handed_over" }]);
});
