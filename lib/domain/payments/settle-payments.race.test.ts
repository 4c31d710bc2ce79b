import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { asId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { testGateway } from "./choose-gateway";
import { closeAttempt } from "./close-attempt";
import { giveBackMoney } from "./give-back-money";
import type { PaymentGateway } from "./gateway";
import { amountsOf, authorizeAt, orderPaidBy } from "./payments.testing";
import { receiveNotices } from "./receive-notices";
import { recordOperation } from "./record-operation";
import { releaseLeftovers } from "./release-leftovers";
import { requestCapture } from "./request-capture";
import { requestRefund } from "./request-refund";
import { requestVoid } from "./request-void";
import { settlePayments } from "./settle-payments";

const by = systemPermit("test");

async function paid(amountMinor = 10_000) {
  const authorization = await authorizeAt(testGateway(), amountMinor);
  return transaction((tx) => orderPaidBy(tx, authorization));
}
const amounts = (order: Awaited<ReturnType<typeof paid>>) => transaction((tx) => amountsOf(tx, order.orderId));

raceTest("a part hand-over charges its part, the rest stays authorized and is lifted when nothing is left to hand over", async () => {
  const order = await paid();
  await transaction((tx) => requestCapture(tx, by, { ...order, amountMinor: 4_000, reason: "handed over", key: "capture:1" }));
  expect(await settlePayments(by, { orderId: order.orderId })).toEqual({ settled: 1, failed: 0, waiting: 0 });
  expect(await amounts(order)).toMatchObject({ status: "partially_captured", captured: 4_000, voided: 0 });
  await transaction(async (tx) => {
    for (const status of ["picking", "ready"]) await tx.execute(sql`update fulfillment set status = ${status}, staged_shelf = 'A1', ready_at = shop_clock() where id = ${order.fulfillmentId}`);
    await tx.execute(sql`update fulfillment set status = 'handed_over', handed_over_at = shop_clock(), handed_over_to = 'Maya', handed_over_proof = 'code' where id = ${order.fulfillmentId}`);
    await record(tx, by, { kind: "fulfillment.handed_over", orderId: order.orderId, fulfillmentId: order.fulfillmentId });
  });
  await settlePayments(by, { fulfillmentId: order.fulfillmentId });
  expect(await amounts(order)).toMatchObject({ status: "captured", captured: 4_000, voided: 6_000 });
  expect(await testGateway().books()).toMatchObject({ heldMinor: 0, capturedMinor: 4_000 });
  expect(await transaction((tx) => releaseLeftovers(tx, by, order))).toBe(0);
});

raceTest("many workers settling at once charge once, and so does a repeated answer", async () => {
  const order = await paid();
  await transaction((tx) => requestCapture(tx, by, { ...order, amountMinor: 10_000, reason: "handed over", key: "capture:1" }));
  await Promise.all(Array.from({ length: 8 }, () => settlePayments(by, { orderId: order.orderId })));
  expect(await amounts(order)).toMatchObject({ status: "captured", captured: 10_000, pending: 0 });
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 10_000 });
  const { rows } = await db.execute<{ id: string; payment_id: string; captured: number }>(sql`
    select o.id, o.payment_id, (select count(*)::int from event where kind = 'payment.captured') as captured from payment_operation o`);
  expect(rows[0]?.captured).toBe(1);
  expect(await transaction((tx) => recordOperation(tx, by, { operationId: asId(rows[0]?.id ?? ""), paymentId: asId(rows[0]?.payment_id ?? ""), answer: { status: "succeeded" } }))).toEqual({ isNew: false });
});

raceTest("refunds asked for at once never exceed what was charged", async () => {
  const order = await paid(1_000);
  await transaction((tx) => requestCapture(tx, by, { ...order, amountMinor: 1_000, reason: "handed over", key: "capture:1" }));
  const asked = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => transaction((tx) => requestRefund(tx, by, { ...order, amountMinor: 300, reason: "returned", key: `refund:${i}` }))));
  expect(asked.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  expect(asked.filter((one) => one.status === "rejected")).toEqual(Array.from({ length: 3 }, () => ({ status: "rejected", reason: new Refusal("refund_too_large", { most: 100 }) })));
  expect(await settlePayments(by, { orderId: order.orderId })).toEqual({ settled: 4, failed: 0, waiting: 0 });
  expect(await amounts(order)).toMatchObject({ status: "partially_refunded", captured: 1_000, refunded: 900 });
  expect(await testGateway().books()).toMatchObject({ refundedMinor: 900 });
});

raceTest("the same key asks once; another amount under it is refused; more than is left is refused", async () => {
  const order = await paid(1_000);
  const wish = { ...order, amountMinor: 600, reason: "handed over", key: "capture:1" };
  expect(await transaction((tx) => requestCapture(tx, by, wish))).toEqual({ amountMinor: 600, isNew: true });
  expect(await transaction((tx) => requestCapture(tx, by, wish))).toEqual({ amountMinor: 600, isNew: false });
  await expect(transaction((tx) => requestCapture(tx, by, { ...wish, amountMinor: 601 }))).rejects.toMatchObject({ code: "key_reused" });
  await expect(transaction((tx) => requestCapture(tx, by, { ...wish, amountMinor: 401, key: "capture:2" }))).rejects.toMatchObject({ code: "refund_too_large" });
  await expect(transaction((tx) => requestCapture(tx, by, { ...wish, amountMinor: -1, key: "capture:3" }))).rejects.toMatchObject({ code: "refund_too_large" });
  expect(await transaction((tx) => requestVoid(tx, by, { ...order, reason: "cancelled", key: "void:1" }))).toEqual({ amountMinor: 400, isNew: true });
  await settlePayments(by, { orderId: order.orderId });
  expect(await amounts(order)).toMatchObject({ status: "captured", captured: 600, voided: 400 });
});

raceTest("money given back is lifted where it was not charged and refunded where it was, once per key", async () => {
  const order = await paid(1_000);
  await transaction((tx) => requestCapture(tx, by, { ...order, amountMinor: 700, reason: "handed over", key: "capture:1" }));
  const wish = { ...order, amountMinor: 500, reason: "cancelled", key: "back:1" };
  expect(await transaction((tx) => giveBackMoney(tx, by, wish))).toEqual({ voidedMinor: 300, refundedMinor: 200 });
  expect(await transaction((tx) => giveBackMoney(tx, by, wish))).toEqual({ voidedMinor: 300, refundedMinor: 200 });
  await expect(transaction((tx) => giveBackMoney(tx, by, { ...wish, amountMinor: 501, key: "back:2" }))).rejects.toMatchObject({ code: "refund_too_large" });
  await settlePayments(by, { orderId: order.orderId });
  expect(await amounts(order)).toMatchObject({ status: "partially_refunded", captured: 700, voided: 300, refunded: 200 });
});

raceTest("an operation waits while the gateway is silent, later ones of the same payment behind it, and is done when it is back", async () => {
  const order = await paid(1_000);
  await transaction(async (tx) => {
    await requestCapture(tx, by, { ...order, amountMinor: 1_000, reason: "handed over", key: "capture:1" });
    await requestRefund(tx, by, { ...order, amountMinor: 100, reason: "returned", key: "refund:1" });
  });
  const real = testGateway();
  const silent = Object.assign(Object.create(real), { capture: () => Promise.reject(new Error("timeout")), refund: (request: Parameters<PaymentGateway["refund"]>[0]) => real.refund(request) }) as PaymentGateway;
  expect(await settlePayments(by, { orderId: order.orderId }, silent)).toEqual({ settled: 0, failed: 0, waiting: 1 });
  expect(await amounts(order)).toMatchObject({ status: "authorized", pending: 2, failed: 0 });
  expect(await settlePayments(by, { orderId: order.orderId })).toEqual({ settled: 2, failed: 0, waiting: 0 });
});

raceTest("what the gateway refuses is written down as failed and changes no amount", async () => {
  const order = await paid(1_000);
  await transaction((tx) => requestCapture(tx, by, { ...order, amountMinor: 1_000, reason: "handed over", key: "capture:1" }));
  await testGateway().void({ ref: order.ref, amountMinor: 500, key: "by someone at the bank" });
  expect(await settlePayments(by, { orderId: order.orderId })).toEqual({ settled: 0, failed: 1, waiting: 0 });
  expect(await amounts(order)).toMatchObject({ status: "authorized", captured: 0, failed: 1 });
});

raceTest("notices are kept once each, in any order, and wake up what waits", async () => {
  const order = await paid(1_000);
  await transaction((tx) => requestCapture(tx, by, { ...order, amountMinor: 1_000, reason: "handed over", key: "capture:1" }));
  await db.execute(sql`update payment_operation set created_at = created_at - interval '1 minute'`);
  await testGateway().capture({ ref: order.ref, amountMinor: 1_000, key: "capture:1" });
  const notices = (await testGateway().undeliveredNotices(10)).toReversed();
  expect(notices.map((notice) => notice.kind)).toEqual(["capture.succeeded", "group.authorized"]);
  expect(await Promise.all([1, 2, 3].map(() => transaction((tx) => receiveNotices(tx, by, { provider: "test", notices }))))).toEqual(expect.arrayContaining([2, 0, 0]));
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'settle_payments'`);
  expect(rows[0]?.n).toBe(1);
  await settlePayments(by, { orderId: order.orderId });
  expect(await amounts(order)).toMatchObject({ status: "captured" });
});

raceTest("an attempt ends once", async () => {
  const authorization = await authorizeAt(testGateway(), 500);
  const group = authorization.key.slice(0, -2);
  await db.execute(sql`insert into payment (id, checkout_id, fulfillment_id, gateway, idempotency_key, currency, amount_minor) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'test', ${authorization.key}, 'USD', 500)`);
  expect(await transaction((tx) => closeAttempt(tx, by, { group, as: "voided", code: "out_of_stock" }))).toBe(1);
  expect(await transaction((tx) => closeAttempt(tx, by, { group, as: "failed", code: "card_declined" }))).toBe(0);
});
