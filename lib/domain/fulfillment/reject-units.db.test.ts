import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { Tx } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { learnSafetyStock } from "@/lib/domain/inventory/learn-safety-stock";
import { listSafetyStock } from "@/lib/domain/inventory/list-safety-stock";
import { safetyQuery } from "@/lib/domain/inventory/safety-input";
import { submitCount } from "@/lib/domain/inventory/submit-count";
import { newId, type FulfillmentId, type StockCountId } from "@/lib/kernel/ids";
import { approveCount } from "./approve-count";
import { cancelFulfillmentLine } from "./cancel-fulfillment-line";
import { also, eventsOf, factsOf, gtins, hire, levelOf, moneyOf, openCounter, placeOrder, recount, refusalOf, shopper } from "./counter.testing";
import { expireShopperChoice } from "./expire-shopper-choice";
import { handOver } from "./hand-over";
import { pickUnit } from "./pick-unit";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";
import { shopperChooses } from "./shopper-chooses";
import { stageFulfillment } from "./stage-fulfillment";

async function oneLampMissing(tx: Tx) {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  const [line] = placed.lines;
  if (!line) throw new Error("one line");
  await pickUnit(tx, ana, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await rejectUnits(tx, ana, { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: line.lineId, quantity: 1 }] });
  return { counter, ana, placed, line };
}

dbTest("releases a unit that cannot be found, keeps it off sale, opens a count and asks the shopper", async ({ tx }) => {
  const { counter, placed } = await oneLampMissing(tx);
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", picked: 1, missing: 1 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5, allocated: 1, quality_check: 1 });
  expect(await eventsOf(tx, placed.fulfillmentId)).toEqual(expect.arrayContaining(["line_missing", "awaiting_shopper"]));
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from stock_count where fulfillment_id = ${placed.fulfillmentId} and status = 'open'`);
  expect(rows[0]?.n).toBe(1);
});

dbTest("lets the found part be staged and handed over while the shopper decides, then refunds the rest", async ({ tx }) => {
  const { ana, placed } = await oneLampMissing(tx);
  await stageFulfillment(tx, ana, { fulfillmentId: placed.fulfillmentId, shelf: "A1" });
  await handOver(tx, ana, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code } });
  const chosen = await shopperChooses(tx, shopper(), { fulfillmentId: placed.fulfillmentId, orderId: placed.orderId, choice: { kind: "refund" } });
  await recount(tx, placed.orderId);
  expect(chosen.refundMinor).toBe(1000);
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "handed_over", handed_over: 1, cancelled: 1, missing: 0 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 1000", "void 1000"]);
});

dbTest("moves the missing unit to another store at the same price, as a new part with its own code", async ({ tx }) => {
  const { counter, placed } = await oneLampMissing(tx);
  const { newFulfillmentIds: [moved] } = await shopperChooses(tx, shopper(), { fulfillmentId: placed.fulfillmentId, choice: { kind: "store", locationId: counter.bend } });
  if (!moved) throw new Error("no new part");
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "picking", moved: 1, missing: 0, total_minor: 1000 });
  expect(await factsOf(tx, moved)).toMatchObject({ status: "open", quantity: 1, total_minor: 1000 });
  expect(await levelOf(tx, counter.lamp, counter.bend)).toMatchObject({ allocated: 1 });
  const { rows } = await tx.execute<{ number: string; pickup_code: string; paid_by: FulfillmentId }>(sql`select number, pickup_code, paid_by_fulfillment_id as paid_by from fulfillment where id = ${moved}`);
  expect(rows[0]).toMatchObject({ number: expect.stringMatching(/-2$/), pickup_code: expect.stringMatching(/^\d{6}$/), paid_by: placed.fulfillmentId });
});

dbTest("sends the missing unit home from the warehouse", async ({ tx }) => {
  const { counter, placed } = await oneLampMissing(tx);
  const address = { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205" };
  const { newFulfillmentIds: [moved] } = await shopperChooses(tx, shopper(), { fulfillmentId: placed.fulfillmentId, choice: { kind: "delivery", address } });
  const { rows } = await tx.execute<{ method: string; location_id: string }>(sql`select method, location_id from fulfillment where id = ${moved}`);
  expect(rows[0]).toEqual({ method: "ship", location_id: counter.warehouse });
});

dbTest("says when the chosen store has just sold out, and keeps the question open", async ({ tx }) => {
  const { counter, placed } = await oneLampMissing(tx);
  await placeOrder(tx, counter.bend, [{ variantId: counter.lamp, quantity: 5 }]);
  await tx.execute(sql`savepoint choice`);
  expect(await refusalOf(shopperChooses(tx, shopper(), { fulfillmentId: placed.fulfillmentId, choice: { kind: "store", locationId: counter.bend } }))).toBe("out_of_stock");
  await tx.execute(sql`rollback to savepoint choice`);
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", missing: 1 });
});

dbTest("refunds when the deadline passes without an answer, not before", async ({ tx }) => {
  const { placed } = await oneLampMissing(tx);
  const by = systemPermit("expire_shopper_choice");
  expect(await expireShopperChoice(tx, by, { fulfillmentId: placed.fulfillmentId })).toBeNull();
  await tx.execute(sql`select set_config('throughline.clock_shift', '25 hours', true)`);
  expect(await expireShopperChoice(tx, by, { fulfillmentId: placed.fulfillmentId })).toMatchObject({ refundMinor: 1000 });
  await recount(tx, placed.orderId);
  expect(await expireShopperChoice(tx, by, { fulfillmentId: placed.fulfillmentId })).toBeNull();
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "picking", cancelled: 1 });
});

dbTest("brings the unit back on sale when the count finds it", async ({ tx }) => {
  const { counter, ana } = await oneLampMissing(tx);
  const max = await hire(tx, "Max", "inventory.approve", [counter.portland], "store_manager");
  await submitCount(tx, also(ana, "inventory.count"), { countId: await openCountOf(tx), counted: 5 });
  await approveCount(tx, max, { countId: await openCountOf(tx) });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5, quality_check: 0 });
});

dbTest("releases the latest promise when a count leaves too little, in the same breath", async ({ tx }) => {
  const { counter, ana, placed } = await oneLampMissing(tx);
  const late = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }]);
  const max = await hire(tx, "Max", "inventory.approve", [counter.portland], "store_manager");
  await submitCount(tx, also(ana, "inventory.count"), { countId: await openCountOf(tx), counted: 2 });
  expect(await approveCount(tx, max, { countId: await openCountOf(tx) })).toEqual({ released: [{ fulfillmentId: late.fulfillmentId, quantity: 2 }] });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 2, allocated: 2, quality_check: 0 });
  expect(await factsOf(tx, late.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", missing: 2 });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ picked: 1 });
});

dbTest("cancels a line at the counter: stock free, picked goods to put back, money back, order part over", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  await pickUnit(tx, ana, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  const cancelled = await cancelFulfillmentLine(tx, also(ana, "orders.service"), { fulfillmentId: placed.fulfillmentId, orderLineId: placed.lines[0]!.orderLineId, quantity: 2, reason: "Changed their mind" });
  await recount(tx, placed.orderId);
  expect(cancelled).toMatchObject({ amountMinor: 2000, isFulfillmentOver: true });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "cancelled", cancelled: 2, picked: 0 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5, allocated: 0, put_back: 1 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["void 2000"]);
});

async function openCountOf(tx: Tx): Promise<StockCountId> {
  const { rows } = await tx.execute<{ id: StockCountId }>(sql`select id from stock_count where status in ('open', 'submitted') order by opened_at desc limit 1`);
  if (!rows[0]) throw new Error("no count");
  return rows[0].id;
}

/** What the orders room does after a refund. */

dbTest("a failed pick teaches the shelf's safety stock; found after all, it was never missing", async ({ tx }) => {
  const { counter, placed } = await oneLampMissing(tx);
  const machine = systemPermit("test");
  const viewer = await hire(tx, "Vic", "inventory.view", [counter.portland]);
  const missedNow = async () => {
    await learnSafetyStock(tx, machine, { locationId: counter.portland });
    return (await listSafetyStock(viewer, safetyQuery.parse({ show: "all" }), { locationId: counter.portland }, tx)).rows.find((row) => row.variantId === counter.lamp)?.inputs?.missedAtPick;
  };
  expect(await missedNow()).toBe(1);
  const { rows: [count] } = await tx.execute<{ id: StockCountId }>(sql`select id from stock_count where fulfillment_id = ${placed.fulfillmentId}`);
  await submitCount(tx, await hire(tx, "Cal", "inventory.count", [counter.portland]), { countId: count!.id, counted: 5 });
  await approveCount(tx, await hire(tx, "Max", "inventory.approve", [counter.portland], "store_manager"), { countId: count!.id });
  expect(await missedNow()).toBeUndefined();
});
