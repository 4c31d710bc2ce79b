import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { stock } from "@/lib/domain/carts/testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { deliverFulfillment } from "@/lib/domain/fulfillment/deliver-fulfillment";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { packFulfillment } from "@/lib/domain/fulfillment/pack-fulfillment";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { rejectUnits } from "@/lib/domain/fulfillment/reject-units";
import { shipFulfillment } from "@/lib/domain/fulfillment/ship-fulfillment";
import { shopperChooses } from "@/lib/domain/fulfillment/shopper-chooses";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { offer } from "@/lib/domain/pricing/promotion.testing";
import { asId, newId, type AccountId, type FulfillmentId, type FulfillmentLineId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import { applyCheckoutCoupon } from "./apply-checkout-coupon";
import { as, beginCheckout, fillIn, openStockedShop, payment, readyToPay, shopBooks, type Wanted } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { completeOrder } from "./complete-order";
import { getOrder } from "./get-order";
import { prepareCheckout } from "./prepare-checkout";
import { settleOrderMoney } from "./settle-order-money";

const by = systemPermit("test");
const worker = permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Ana", role: "admin", storeIds: "all" }, "fulfillment.work", { channel: "store" });

/** Picks all units of a part, each by its own scan of the SKU. */
async function pickAll(fulfillmentId: FulfillmentId): Promise<void> {
  await transaction((tx) => claimFulfillment(tx, worker, { fulfillmentId }));
  const { rows } = await db.execute<{ sku: string; quantity: number }>(sql`select o.sku, f.quantity from fulfillment_line f join order_line o on o.id = f.order_line_id where f.fulfillment_id = ${fulfillmentId}`);
  for (const { sku, quantity } of rows) {
    for (let i = 0; i < quantity; i++) await transaction((tx) => pickUnit(tx, worker, { fulfillmentId, scanned: sku, scanId: randomUUID() }));
  }
}

const eventOf = async (kind: string, fulfillmentId: FulfillmentId | null = null) => {
  const { rows } = await db.execute<{ id: number }>(sql`select id::int from event where kind = ${kind} and (${fulfillmentId}::uuid is null or fulfillment_id = ${fulfillmentId}) order by id desc limit 1`);
  return { eventId: rows[0]?.id ?? 0 };
};

raceTest("from the cart to the hand and the door: charged part by part, complete when the last part is there, to the cent", async () => {
  const buyer = await transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    return readyToPay(tx, [{ variantId: shop.mug, quantity: 3, method: "pickup", storeId: shop.seattle }, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null }]);
  });
  const done = await completeCheckout(buyer.by, payment(buyer));
  if (done.status !== "placed") throw new Error("expected an order");
  const view = async () => {
    const order = await getOrder(as(buyer.by, "orders.track"), done.orderNumber);
    if (!order) throw new Error("no order");
    return order;
  };
  const [pickup, shipping] = (await view()).parts;
  if (!pickup || !shipping) throw new Error("expected two parts");

  await pickAll(pickup.id);
  await transaction((tx) => stageFulfillment(tx, worker, { fulfillmentId: pickup.id, shelf: "A1" }));
  expect((await view()).parts[0]).toMatchObject({ status: "ready", actions: expect.arrayContaining(["on_my_way"]), pickupCode: pickup.pickupCode });
  const { rows: [line] } = await db.execute<{ id: string }>(sql`select id from fulfillment_line where fulfillment_id = ${pickup.id}`);
  await transaction((tx) => handOver(tx, worker, { fulfillmentId: pickup.id, proof: { kind: "code", code: pickup.pickupCode ?? "" }, lines: [{ lineId: asId(line?.id ?? ""), quantity: 1 }] }));
  await settleOrderMoney(by, await eventOf("fulfillment.part_handed_over"));
  const afterPart = (await view()).money;
  expect(afterPart.capturedMinor).toBeGreaterThan(0);
  expect(afterPart.capturedMinor + afterPart.authorizedMinor).toBe(buyer.totalMinor);

  await transaction((tx) => handOver(tx, worker, { fulfillmentId: pickup.id, proof: { kind: "code", code: pickup.pickupCode ?? "" } }));
  expect(await completeOrder(by, await eventOf("fulfillment.handed_over"))).toBe("placed");
  await pickAll(shipping.id);
  await transaction((tx) => packFulfillment(tx, worker, { fulfillmentId: shipping.id }));
  await transaction((tx) => shipFulfillment(tx, worker, { fulfillmentId: shipping.id, trackingNumber: "1Z999" }));
  await settleOrderMoney(by, { orderId: done.orderId });
  await transaction((tx) => deliverFulfillment(tx, by, { fulfillmentId: shipping.id }));
  expect(await Promise.all([1, 2, 3].map(async () => completeOrder(by, await eventOf("fulfillment.delivered"))))).toEqual(expect.arrayContaining(["completed", null, null]));

  expect(await view()).toMatchObject({ status: "completed", statusWords: "Complete", money: { authorizedMinor: 0, capturedMinor: buyer.totalMinor, refundedMinor: 0 }, parts: [{ pickupCode: null, handedOver: { proof: "code" } }, { trackingNumber: "1Z999" }] });
  expect(await testGateway().books()).toMatchObject({ heldMinor: 0, capturedMinor: buyer.totalMinor });
  expect(await shopBooks(db)).toMatchObject({ orders: 1, allocated: 0, onHand: 15 - 4 });
  const { rows: [told] } = await db.execute<{ n: number }>(sql`select count(*)::int as n from event where kind = 'order.completed' and order_id = ${done.orderId}`);
  expect(told?.n).toBe(1);
});

raceTest("an order that costs nothing never meets the bank, and both its stores hear of their part", async () => {
  const buyer = await transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    await stock(tx, shop.mug, shop.tacoma, 3);
    await offer(tx, { code: "GIFT", effect: { kind: "percent", basisPoints: 10_000 } });
    const wanted: Wanted[] = [{ variantId: shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle }, { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.tacoma }];
    const begun = await beginCheckout(tx, wanted);
    await fillIn(tx, begun, wanted);
    await applyCheckoutCoupon(tx, begun.by, { checkoutId: begun.checkoutId, code: "GIFT" });
    expect(await prepareCheckout(tx, begun.by, { checkoutId: begun.checkoutId })).toMatchObject({ isReady: true, totalMinor: 0 });
    return begun;
  });
  const done = await completeCheckout(buyer.by, payment(buyer));
  if (done.status !== "placed") throw new Error("expected an order");
  const { rows: told } = await db.execute<{ stores: number }>(sql`select count(distinct location_id)::int as stores from event where order_id = ${done.orderId}`);
  expect(told[0]?.stores).toBe(2);
  for (const part of (await getOrder(as(buyer.by, "orders.track"), done.orderNumber))?.parts ?? []) {
    await pickAll(part.id);
    await transaction((tx) => stageFulfillment(tx, worker, { fulfillmentId: part.id, shelf: "A1" }));
    await transaction((tx) => handOver(tx, worker, { fulfillmentId: part.id, proof: { kind: "code", code: part.pickupCode ?? "" } }));
    await settleOrderMoney(by, await eventOf("fulfillment.handed_over", part.id));
    await completeOrder(by, await eventOf("fulfillment.handed_over", part.id));
  }
  expect(await getOrder(as(buyer.by, "orders.track"), done.orderNumber)).toMatchObject({ status: "completed", totalMinor: 0, money: { authorizedMinor: 0, capturedMinor: 0 } });
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 0, capturedMinor: 0 });
});

raceTest("units that the shopper is asked about keep their money and the order open after the rest was handed over", async () => {
  const { buyer, shop } = await transaction(async (tx) => {
    const opened = await openStockedShop(tx);
    await stock(tx, opened.mug, opened.tacoma, 3);
    return { shop: opened, buyer: await readyToPay(tx, [{ variantId: opened.mug, quantity: 2, method: "pickup", storeId: opened.seattle }]) };
  });
  const done = await completeCheckout(buyer.by, payment(buyer));
  if (done.status !== "placed") throw new Error("expected an order");
  const { rows: [line] } = await db.execute<{ id: FulfillmentLineId; part: FulfillmentId; sku: string; code: string }>(sql`
    select l.id, f.id as part, o.sku, f.pickup_code as code from fulfillment_line l join fulfillment f on f.id = l.fulfillment_id join order_line o on o.id = l.order_line_id`);
  if (!line) throw new Error("expected a line");
  await transaction((tx) => pickUnit(tx, worker, { fulfillmentId: line.part, scanned: line.sku, scanId: randomUUID() }));
  await transaction((tx) => rejectUnits(tx, worker, { fulfillmentId: line.part, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: line.id, quantity: 1 }] }));
  await transaction((tx) => stageFulfillment(tx, worker, { fulfillmentId: line.part, shelf: "A1" }));
  await transaction((tx) => handOver(tx, worker, { fulfillmentId: line.part, proof: { kind: "code", code: line.code } }));
  await settleOrderMoney(by, { orderId: done.orderId });
  expect(await completeOrder(by, await eventOf("fulfillment.handed_over"))).toBe("placed");

  const chosen = await transaction((tx) => shopperChooses(tx, as(buyer.by, "orders.track"), { fulfillmentId: line.part, orderId: done.orderId, choice: { kind: "store", locationId: shop.tacoma } }));
  const [second] = chosen.newFulfillmentIds;
  if (!second) throw new Error("expected a second part");
  await pickAll(second);
  await transaction((tx) => stageFulfillment(tx, worker, { fulfillmentId: second, shelf: "B1" }));
  await transaction((tx) => handOver(tx, worker, { fulfillmentId: second, proof: { kind: "id", name: "Maya Lin", note: "Passport" } }));
  await settleOrderMoney(by, { orderId: done.orderId });
  expect(await completeOrder(by, await eventOf("fulfillment.handed_over"))).toBe("completed");
  expect(await testGateway().books()).toMatchObject({ heldMinor: 0, capturedMinor: buyer.totalMinor, refundedMinor: 0 });
});

raceTest("a charge that the bank refuses becomes one task for a person, in the transaction that writes it down", async () => {
  const buyer = await transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    return readyToPay(tx, [{ variantId: shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle }]);
  });
  const done = await completeCheckout(buyer.by, payment(buyer));
  const { rows: [paid] } = await db.execute<{ gateway_ref: string; fulfillment_id: FulfillmentId; amount_minor: number }>(sql`select gateway_ref, fulfillment_id, amount_minor from payment`);
  if (!paid || done.status !== "placed") throw new Error("expected a payment");
  await testGateway().void({ ref: paid.gateway_ref, amountMinor: paid.amount_minor, key: "at the bank" });
  await transaction((tx) => requestCapture(tx, by, { fulfillmentId: paid.fulfillment_id, amountMinor: paid.amount_minor, reason: "handed over", key: "capture:1" }));
  expect(await settlePayments(by, { orderId: done.orderId }, testGateway(), () => Promise.reject(new Error("dies before the task")))).toMatchObject({ failed: 0, waiting: 1 });
  expect(await settleOrderMoney(by, { orderId: done.orderId })).toMatchObject({ failed: 1 });
  await settleOrderMoney(by, { orderId: done.orderId });
  const { rows } = await db.execute<{ kind: string; title: string }>(sql`select kind, facts ->> 'title' as title from task`);
  expect(rows).toEqual([{ kind: "payment_failed", title: expect.stringMatching(/^Charge of \S+ was refused$/) }]);
});
