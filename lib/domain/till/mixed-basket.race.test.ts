import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { stock } from "@/lib/domain/carts/testing";
import { deliverAtDoor } from "@/lib/domain/fulfillment/deliver-at-door";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { packFulfillment } from "@/lib/domain/fulfillment/pack-fulfillment";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { putOnVan } from "@/lib/domain/fulfillment/put-on-van";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { giveVan } from "@/lib/domain/locations/testing";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { cancelOrderLine } from "@/lib/domain/orders/cancel-order-line";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { aGiftCard, balanceOf } from "@/lib/domain/payments/value.testing";
import { newId, type FulfillmentId, type OrderId, type OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { cashDue } from "./cash";
import { getReceipt } from "./get-receipt";
import { getTill } from "./get-till";
import { getTillVan } from "./get-till-van";
import { getTillWays } from "./get-till-ways";
import { moveCash } from "./move-cash";
import { payOutRefund } from "./pay-out-refund";
import { sellAtTill } from "./sell-at-till";
import type { SaleInput } from "./till-input";
import { cardSale, levelOf, openTill, secondTill, takenAlong, type Till } from "./till.testing";

const system = systemPermit("test");
type Part = { id: FulfillmentId; method: string; status: string; total: number; code: string | null; order_line_id: OrderLineId };

/** A lamp taken along, a mug shipped, a lamp picked up in Tacoma. */
async function mixed(till: Till, more: Partial<SaleInput> = {}): Promise<SaleInput> {
  const slot = (await listPickupSlots({ locationId: till.shop.tacoma, days: 3 })).find((one) => one.left > 0);
  if (!slot) throw new Error("no free hour");
  const sale = cardSale(till, {
    lines: [takenAlong(till.shop.lamp), { ...takenAlong(till.shop.mug), method: "ship" }, { ...takenAlong(till.shop.lamp), method: "pickup", storeId: till.shop.tacoma }],
    following: { name: "Maya Lin", email: "maya@example.com", phone: null, shipTo: { line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" }, slots: [{ storeId: till.shop.tacoma, startsAt: slot.startsAt, endsAt: slot.endsAt }], van: null }, ...more,
  });
  const told = await sellAtTill(till.by, { ...sale, totalMinor: 1_000_000, card: "4242424242424242" }).catch((error: unknown) => error);
  return { ...sale, attempt: "attempt-2", totalMinor: told instanceof Refusal ? Number(told.facts["totalMinor"]) : 0 };
}

async function partsOf(orderId: OrderId): Promise<Part[]> {
  const { rows } = await db.execute<Part>(sql`
    select f.id, f.method, f.status, f.total_minor as total, f.pickup_code as code, l.order_line_id from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id where f.order_id = ${orderId} order by f.method`);
  return rows;
}
async function moneyOf(fulfillmentId: FulfillmentId): Promise<string[]> {
  const { rows } = await db.execute<{ words: string }>(sql`select tender || ' ' || captured_minor || ' ' || refunded_minor as words from payment where fulfillment_id = ${fulfillmentId} and status not in ('created', 'failed') order by tender`);
  return rows.map((row) => row.words);
}

raceTest("goods taken along, shipped and picked up elsewhere are one order, paid once, each in its own queue", async () => {
  const till = await transaction(async (tx) => { const open = await openTill(tx); await stock(tx, open.shop.lamp, open.shop.tacoma, 2); return open; });
  const sale = await mixed(till);
  const answers = await Promise.all([1, 2, 3].map(() => sellAtTill(till.by, sale)));
  expect(new Set(answers.map(({ orderNumber }) => orderNumber)).size).toBe(1);
  const { orderId, orderNumber } = answers[0]!;
  await settlePayments(system, { orderId });
  const parts = await partsOf(orderId);
  expect(parts.map(({ method, status }) => `${method} ${status}`)).toEqual(["carry_out handed_over", "pickup open", "ship open"]);
  expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(sale.totalMinor);
  expect(await levelOf(db, till)).toEqual({ on_hand: 4, allocated: 0 });
  expect(await testGateway().books()).toMatchObject({ capturedMinor: sale.totalMinor, heldMinor: 0 });
  const receipt = await getReceipt(asStaff(till.ana, "orders.view"), orderNumber);
  expect(receipt?.parts.map(({ method, store, lines }) => [method, store, lines.map(({ quantity }) => quantity)])).toEqual([["carry_out", "Seattle", [1]], ["pickup", "Tacoma", [1]], ["ship", expect.any(String), [1]]]);
  const [, pickup] = parts;
  const worker = asStaff(await transaction((tx) => staffOf(tx, "associate", [till.shop.tacoma])), "fulfillment.work");
  await transaction(async (tx) => {
    const { rows } = await tx.execute<{ sku: string }>(sql`select sku from variant where id = ${till.shop.lamp}`);
    await pickUnit(tx, worker, { fulfillmentId: pickup!.id, scanId: newId(), scanned: rows[0]!.sku });
    await stageFulfillment(tx, worker, { fulfillmentId: pickup!.id, shelf: "A4" });
    expect(await handOver(tx, worker, { fulfillmentId: pickup!.id, proof: { kind: "code", code: pickup!.code ?? "" } })).toMatchObject({ isComplete: true, amountMinor: 0 });
  });
  await settlePayments(system, { orderId });
  expect(await testGateway().books(), "nothing is charged twice").toMatchObject({ capturedMinor: sale.totalMinor });
});

raceTest("a store's own van in its window and goods sent to this store first are parts of the same paid sale", async () => {
  const till = await transaction(async (tx) => {
    const open = await openTill(tx, { lamps: 1 });
    await stock(tx, open.shop.lamp, open.shop.warehouse, 3);
    await giveVan(tx, open.shop.seattle, { freeFromMinor: null });
    return open;
  });
  const { lamp, mug, seattle } = till.shop;
  const ways = await getTillWays(till.by, { variantId: lamp, quantity: 2 });
  expect(ways.stores.find(({ place }) => place.id === seattle)).toMatchObject({ distance: "This store", isSent: true, words: expect.stringContaining("Sent to Seattle for you, ready") });
  const van = await getTillVan(till.by, { postcode: "98101", lines: [{ variantId: mug, quantity: 1 }] });
  expect(van).toMatchObject({ storeId: seattle, feeMinor: 900 });
  expect(await getTillVan(till.by, { postcode: "97205", lines: [{ variantId: mug, quantity: 1 }] })).toBeNull();
  const window = van!.windows[0]!;
  const sale = await mixed(till, {
    lines: [takenAlong(lamp), { ...takenAlong(mug), method: "ship" }, { ...takenAlong(lamp, 2), method: "pickup", storeId: seattle, isSent: true }],
    following: { name: "Maya Lin", email: "maya@example.com", phone: null, shipTo: { line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" }, slots: [], van: { storeId: seattle, startsAt: new Date(window.startsAt), endsAt: new Date(window.endsAt) } },
  });
  const { orderId, following } = await sellAtTill(till.by, sale);
  expect(following.map(({ method, store }) => [method, store])).toEqual(expect.arrayContaining([["local_delivery", "Seattle"], ["pickup", "Seattle"]]));
  await settlePayments(system, { orderId });
  const parts = await partsOf(orderId);
  expect(parts.map(({ method, status }) => `${method} ${status}`)).toEqual(["carry_out handed_over", "local_delivery open", "pickup in_transit_to_store"]);
  const brought = parts.find(({ method }) => method === "local_delivery")!;
  const driver = asStaff(await transaction((tx) => staffOf(tx, "associate", [seattle])), "fulfillment.work");
  await transaction(async (tx) => {
    const { rows } = await tx.execute<{ sku: string }>(sql`select sku from variant where id = ${mug}`);
    await pickUnit(tx, driver, { fulfillmentId: brought.id, scanId: newId(), scanned: rows[0]!.sku });
    await packFulfillment(tx, driver, { fulfillmentId: brought.id });
    await putOnVan(tx, driver, { fulfillmentIds: [brought.id] });
    await deliverAtDoor(tx, driver, { fulfillmentId: brought.id, proof: "name", note: "Maya Lin" });
  });
  await settlePayments(system, { orderId });
  expect(await testGateway().books(), "nothing is charged twice").toMatchObject({ capturedMinor: sale.totalMinor, heldMinor: 0 });
});

raceTest("a shipped part that is cancelled gives its money back to what paid for it, to the cent, and cash waits at the till", async () => {
  const { till, card } = await transaction(async (tx) => { const open = await openTill(tx); await stock(tx, open.shop.lamp, open.shop.tacoma, 2); return { till: open, card: await aGiftCard(tx, 29_000) }; });
  const asked = await mixed(till, { giftCards: [{ code: card.code, paysMinor: 29_000 }] });
  const sale: SaleInput = { ...asked, card: null, cash: { coverMinor: asked.totalMinor - 29_000, receivedMinor: 10_000 } };
  const { orderId } = await sellAtTill(till.by, sale);
  await settlePayments(system, { orderId });
  const ship = (await partsOf(orderId)).find(({ method }) => method === "ship")!;
  const paid = await moneyOf(ship.id);
  expect(paid).toEqual([`cash ${asked.totalMinor - 29_000} 0`, `gift_card ${ship.total - asked.totalMinor + 29_000} 0`]);
  await transaction(async (tx) => cancelOrderLine(tx, asStaff(await staffOf(tx, "service_agent"), "orders.service"), { fulfillmentId: ship.id, orderLineId: ship.order_line_id, quantity: 1, reason: "changed their mind" }));
  await settlePayments(system, { orderId });
  expect(await balanceOf(db, card.storedValueId)).toBe(ship.total - asked.totalMinor + 29_000);
  const view = await getTill(asStaff(till.ana, "till.unlock"), { registerId: till.registerId, name: "Till 1", locationId: till.shop.seattle, seller: till.by.actor });
  expect(view?.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0)).toBe(asked.totalMinor - 29_000);
});

raceTest("two parts of a cash sale that are cancelled, paid out by two drawers at once, are rounded together: what stays is what the rest costs in coins", async () => {
  const { till, other } = await transaction(async (tx) => { const open = await openTill(tx); await stock(tx, open.shop.lamp, open.shop.tacoma, 2); return { till: open, other: await secondTill(tx, open) }; });
  const asked = await mixed(till);
  const sale: SaleInput = { ...asked, card: null, cash: { coverMinor: asked.totalMinor, receivedMinor: 50_000 } };
  const { orderId, cash } = await sellAtTill(till.by, sale);
  await settlePayments(system, { orderId });
  const following = (await partsOf(orderId)).filter(({ method }) => method !== "carry_out");
  for (const { id, order_line_id } of following) await transaction(async (tx) => cancelOrderLine(tx, asStaff(await staffOf(tx, "service_agent"), "orders.service"), { fulfillmentId: id, orderLineId: order_line_id, quantity: 1, reason: "changed their mind" }));
  await settlePayments(system, { orderId });
  await transaction((tx) => moveCash(tx, other, { kind: "pay_in", amountMinor: 50_000, reason: "change" }));
  const view = await getTill(asStaff(till.ana, "till.unlock"), { registerId: till.registerId, name: "Till 1", locationId: till.shop.seattle, seller: till.by.actor });
  const [one, two] = view?.refunds ?? [];
  expect([one?.amountMinor, two?.amountMinor].some((minor) => (minor ?? 0) % 5 !== 0), "the parts are no whole coins").toBe(true);
  const paid = await Promise.all([{ by: till.by, refund: one! }, { by: other, refund: two! }].map(({ by, refund }) => transaction((tx) => payOutRefund(tx, by, { operationId: refund.operationId }))));
  expect((cash?.dueMinor ?? 0) - paid.reduce((sum, { paidMinor }) => sum + paidMinor, 0)).toBe(cashDue(asked.totalMinor - (one?.amountMinor ?? 0) - (two?.amountMinor ?? 0), "USD"));
});

raceTest("what follows is sold with the shop's own rules: a name, an address that is one, an hour that is free, and stock", async () => {
  const till = await transaction((tx) => openTill(tx));
  const sale = { ...cardSale(till), lines: [{ ...takenAlong(till.shop.mug), method: "ship" as const }], totalMinor: 2_700 };
  const told = { name: "Maya Lin", email: "maya@example.com", phone: null, shipTo: { line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" }, slots: [], van: null };
  const refused = (more: Partial<SaleInput>, code: string) => expect(sellAtTill(till.by, { ...sale, ...more })).rejects.toMatchObject({ code });
  await refused({}, "contact_required");
  await refused({ following: { ...told, shipTo: null } }, "address_required");
  await refused({ following: { ...told, shipTo: { ...told.shipTo, state: "OR" } } }, "invalid");
  await refused({ following: told, lines: [{ ...takenAlong(till.shop.lamp), method: "pickup", storeId: till.shop.seattle }] }, "slot_required");
  await refused({ following: told, lines: [{ ...takenAlong(till.shop.mug, 50), method: "ship" }] }, "not_free");
});
