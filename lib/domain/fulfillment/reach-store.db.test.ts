import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { cannotSupply } from "./cannot-supply";
import { hire, openCounter, placeOrder } from "./counter.testing";
import { leaveForStore } from "./leave-for-store";
import { endJourney, giveUpSource } from "./reach-store";
import { firstReasons } from "./reject-reason";
import { requestTransfer } from "./request-transfer";
import { lockPart } from "./rows";

/** Kent is asked to send Portland what it cannot find of an order for two lamps and a mug. */
async function lampsFromKent(tx: Tx) {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }, { variantId: counter.mug, quantity: 1 }]);
  const { reroutedTo } = await requestTransfer(tx, await hire(tx, "Ana", "fulfillment.work", [counter.portland]), { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [] });
  return { counter, placed, kim: await hire(tx, "Kim", "transfers.work", [counter.warehouse]), fulfillmentId: reroutedTo[0]! };
}

const stands = async (tx: Tx, id: FulfillmentId) => {
  const { status, shopperQuestion: question, lines } = await lockPart(tx, id);
  return { status, question, missing: lines.reduce((sum, line) => sum + line.missing, 0) };
};

dbTest("a part is not at its store while it waits to be sent, and ends no journey that has not begun", async ({ tx }) => {
  const { kim, fulfillmentId } = await lampsFromKent(tx);
  const { rows } = await tx.execute<{ at: string }>(sql`select distinct l.name as at from allocation a join location l on l.id = a.location_id where a.fulfillment_id = ${fulfillmentId}`);
  expect(rows).toEqual([{ at: "Kent" }]);
  await tx.execute(sql`savepoint before`);
  await leaveForStore(tx, kim, await lockPart(tx, fulfillmentId));
  const part = await lockPart(tx, fulfillmentId);
  expect(part.lines.reduce((sum, { inTransit }) => sum + inTransit, 0)).toBe(3);
  await endJourney(tx, kim, part, "nothing came yet");
  expect(await stands(tx, fulfillmentId)).toMatchObject({ status: "in_transit_to_store" });
  await expect(leaveForStore(tx, kim, part)).rejects.toMatchObject({ code: "illegal_move" });
  // Without its transfer nothing is on the road.
  await tx.execute(sql`rollback to savepoint before`);
});

dbTest("a source that gives up frees its units, and with nobody else the shopper is asked once", async ({ tx }) => {
  const { counter, kim, fulfillmentId } = await lampsFromKent(tx);
  const given = await giveUpSource(tx, kim, await lockPart(tx, fulfillmentId), "flooded");
  expect(given.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(3);
  expect(await stands(tx, fulfillmentId)).toEqual({ status: "awaiting_shopper", question: "missing", missing: 3 });
  const { rows } = await tx.execute(sql`select allocated from stock_level where location_id = ${counter.warehouse} order by variant_id`);
  expect(rows).toEqual([{ allocated: 0 }, { allocated: 0 }]);
});

dbTest("why a source cannot send stays on record there, and its stock follows the reason", async ({ tx }) => {
  const { counter, kim, fulfillmentId } = await lampsFromKent(tx);
  await cannotSupply(tx, kim, await lockPart(tx, fulfillmentId), { reasonId: firstReasons.damaged, note: "wet" });
  const { rows } = await tx.execute(sql`select quantity, note from rejection where location_id = ${counter.warehouse} order by quantity`);
  expect(rows).toEqual([{ quantity: 1, note: "wet" }, { quantity: 2, note: "wet" }]);
  const { rows: [lamp] } = await tx.execute(sql`select damaged, allocated from stock_level where location_id = ${counter.warehouse} and variant_id = ${counter.lamp}`);
  expect(lamp).toEqual({ damaged: 2, allocated: 0 });
  await expect(cannotSupply(tx, kim, await lockPart(tx, fulfillmentId), { reasonId: firstReasons.damaged, note: "" })).rejects.toMatchObject({ code: "illegal_move" });
});
