import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { dayAt } from "@/lib/domain/locations/zone-day";
import { newId } from "@/lib/kernel/ids";
import { cancelFulfillmentLine } from "./cancel-fulfillment-line";
import { closeStore } from "./close-store";
import { also, eventsOf, factsOf, gtins, hire, levelOf, moneyOf, openCounter, placeOrder, recount, refusalOf, shopper } from "./counter.testing";
import { handOver } from "./hand-over";
import { pickUnit } from "./pick-unit";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";
import { shopperChooses } from "./shopper-chooses";
import { stageFulfillment } from "./stage-fulfillment";

/** Two mugs ready on the shelf, while the shopper is asked about a lamp that cannot be found. */
async function mugsReadyLampMissing(tx: Tx) {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }, { variantId: counter.mug, quantity: 2 }]);
  const { fulfillmentId } = placed;
  const [lamp, mugs] = placed.lines;
  if (!lamp || !mugs) throw new Error("two lines");
  for (let i = 0; i < 2; i++) await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: gtins.mug });
  await rejectUnits(tx, ana, { fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: lamp.lineId, quantity: 1 }] });
  await stageFulfillment(tx, ana, { fulfillmentId, shelf: "A1" });
  const cancelMugs = async (quantity: number) => {
    await cancelFulfillmentLine(tx, also(ana, "orders.service"), { fulfillmentId, orderLineId: mugs.orderLineId, quantity, reason: "Changed their mind" });
    await recount(tx, placed.orderId);
  };
  return { counter, ana, placed, fulfillmentId, mugs, cancelMugs };
}

dbTest("an order of which only missing units are left lies on no shelf: it waits for its shopper again", async ({ tx }) => {
  const { placed, fulfillmentId, cancelMugs } = await mugsReadyLampMissing(tx);
  await cancelMugs(2);
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "awaiting_shopper", shelf: null, ready: 0, missing: 1 });
  expect(await eventsOf(tx, fulfillmentId)).toContain("unready");
  await shopperChooses(tx, shopper(), { fulfillmentId, choice: { kind: "refund" } });
  await recount(tx, placed.orderId);
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "cancelled", missing: 0 });
});

dbTest("where a part was given and the rest cancelled, it is handed over, and the missing unit is still the shopper's to decide", async ({ tx }) => {
  const { ana, placed, fulfillmentId, mugs, cancelMugs } = await mugsReadyLampMissing(tx);
  await handOver(tx, ana, { fulfillmentId, proof: { kind: "code", code: placed.code }, lines: [{ lineId: mugs.lineId, quantity: 1 }] });
  await cancelMugs(1);
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "handed_over", handed_over: 1, missing: 1 });
  await shopperChooses(tx, shopper(), { fulfillmentId, choice: { kind: "refund" } });
  await recount(tx, placed.orderId);
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "handed_over", missing: 0, cancelled: 2 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 1000", "void 1000", "void 1000"]);
});

dbTest("what has left is not given back, however often the rest is cancelled: each unit has one line of the ledger to end it", async ({ tx }) => {
  const { counter, ana, placed, fulfillmentId, mugs, cancelMugs } = await mugsReadyLampMissing(tx);
  await handOver(tx, ana, { fulfillmentId, proof: { kind: "code", code: placed.code }, lines: [{ lineId: mugs.lineId, quantity: 1 }] });
  await cancelMugs(1);
  for (const quantity of [1, 2]) expect(await refusalOf(cancelMugs(quantity))).toBe("illegal_move");
  const { rows } = await tx.execute<{ words: string }>(sql`select kind || ' ' || quantity as words from stock_movement where variant_id = ${counter.mug} and location_id = ${counter.portland} and (on_hand_delta, allocated_delta) <> (0, 0) order by id`);
  expect(rows.map(({ words }) => words)).toEqual(["received 5", "allocated 2", "handed_over 1", "released 1"]);
  expect(await levelOf(tx, counter.mug, counter.portland)).toMatchObject({ on_hand: 4, allocated: 0, put_back: 1 });
});

dbTest("a store that closes between two collections of one order refunds the rest", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const max = await hire(tx, "Max", "locations.close", [counter.portland], "store_manager");
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.mug, quantity: 2 }]);
  const { fulfillmentId } = placed;
  const [mugs] = placed.lines;
  if (!mugs) throw new Error("one line");
  for (let i = 0; i < 2; i++) await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: gtins.mug });
  await stageFulfillment(tx, ana, { fulfillmentId, shelf: "A1" });
  await handOver(tx, ana, { fulfillmentId, proof: { kind: "code", code: placed.code }, lines: [{ lineId: mugs.lineId, quantity: 1 }] });
  const { rows: [promised] } = await tx.execute<{ ms: number }>(sql`select extract(epoch from promised_at)::float8 * 1000 as ms from fulfillment where id = ${fulfillmentId}`);
  const day = dayAt("America/Los_Angeles", promised?.ms ?? 0);
  expect(await closeStore(tx, max, { locationId: counter.portland, day, from: "opening", reason: "Burst pipe" })).toEqual({ affected: [fulfillmentId] });
  expect(await shopperChooses(tx, shopper(), { fulfillmentId, choice: { kind: "refund" } })).toMatchObject({ refundMinor: 1000 });
  await recount(tx, placed.orderId);
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "handed_over", handed_over: 1, cancelled: 1 });
  expect(await levelOf(tx, counter.mug, counter.portland)).toMatchObject({ on_hand: 4, allocated: 0, put_back: 1 });
});
