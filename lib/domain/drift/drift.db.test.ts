import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { hire, levelOf, openCounter, placeOrder, refusalOf, type Counter } from "@/lib/domain/fulfillment/counter.testing";
import { newId, type DriftFindingId } from "@/lib/kernel/ids";
import { approveRepair, declineRepair } from "./decide-repair";
import { rowKeyOf } from "./finding";
import { getFinding } from "./get-finding";
import { proposeRepair } from "./propose-repair";
import { ruleNames } from "./repair";
import { breakingRows } from "./check-drift";
import { ruleOf } from "./rows";

/** What the night writes down about a rule that somebody broke by hand. */
async function found(tx: Tx, name: string): Promise<DriftFindingId> {
  const rule = ruleOf(name);
  const [row] = rule ? await breakingRows(tx, rule) : [];
  if (!row) throw new Error(`${name} holds`);
  const id = newId<DriftFindingId>();
  await tx.execute(sql`with run as (insert into drift_run (rules, broken, findings, took_ms) values (1, 1, 1, 1) returning id)
    insert into drift_finding (id, rule, row_key, "row", first_run_id, last_run_id) select ${id}, ${name}, ${rowKeyOf(row)}, ${JSON.stringify(row)}::jsonb, id, id from run`);
  return id;
}

async function people(tx: Tx) {
  const [ines, omar] = [await hire(tx, "Ines", "drift.repair", "all", "inventory_planner"), await hire(tx, "Omar", "drift.repair", "all", "admin")];
  return { ines, omar, reader: await hire(tx, "Rita", "drift.view", "all", "service_agent") };
}

async function repaired(tx: Tx, findingId: DriftFindingId): Promise<void> {
  const { ines, omar } = await people(tx);
  const { repairId } = await proposeRepair(tx, ines, { findingId, reason: "Changed by hand" });
  expect(await proposeRepair(tx, ines, { findingId, reason: "Again" })).toEqual({ repairId });
  expect(await refusalOf(approveRepair(tx, ines, { repairId }))).toBe("second_person");
  await approveRepair(tx, omar, { repairId });
  expect(await refusalOf(approveRepair(tx, omar, { repairId }))).toBe("not_found");
}

const kindsOf = async (tx: Tx, { lamp, portland }: Counter) => (await tx.execute<{ words: string }>(sql`select kind || ' ' || quantity || ' ' || cause_kind as words from stock_movement where variant_id = ${lamp} and location_id = ${portland} order by id`)).rows.map(({ words }) => words);

dbTest("a figure changed by hand is told with its shelf and its ledger, and follows the ledger again after two people said so", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  await tx.execute(sql`update stock_level set on_hand = 9 where variant_id = ${counter.lamp} and location_id = ${counter.portland}`);
  const id = await found(tx, ruleNames.ledger);
  const { reader } = await people(tx);
  const story = await getFinding(reader, id, tx);
  expect(story).toMatchObject({ room: "inventory", shelf: { level: { onHand: 9, allocated: 2 }, ledger: { onHand: 5, allocated: 2 }, promised: 2, isLedgerBroken: true }, repair: expect.stringMatching(/what its ledger adds up to/) });
  expect(story?.named.map(({ kind }) => kind).toSorted()).toEqual(["Item", "Place"]);
  expect(story?.ledger.map(({ kind, onHand, allocated }) => `${kind} ${onHand} ${allocated}`)).toEqual(["allocated 5 2", "received 5 0"]);
  await repaired(tx, id);
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5, allocated: 2 });
  expect(await getFinding(reader, id, tx)).toMatchObject({ now: null, repair: null, goneAt: expect.any(String), proposals: [{ status: "applied", proposedBy: "Ines", decidedBy: "Omar" }] });
  const { rows } = await tx.execute(sql`select payload -> 'changes' -> 'onHand' as "onHand", (select reason from stock_count where status = 'open') as counted from event where kind = 'stock.rebuilt'`);
  expect(rows).toEqual([{ onHand: { before: 9, after: 5 }, counted: "drift" }]);
});

dbTest("units promised to nobody are released by a line of the ledger", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  await tx.execute(sql`update allocation set quantity = 0 where fulfillment_id = ${fulfillmentId}`);
  const id = await found(tx, ruleNames.allocations);
  await repaired(tx, id);
  expect(await kindsOf(tx, counter)).toEqual(["received 5 test", "allocated 2 fulfillment", "released 2 drift"]);
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5, allocated: 0 });
  await repaired(tx, await found(tx, ruleNames.wanted));
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5, allocated: 2 });
});

dbTest("units kept beyond what an order still needs are released from it, by what its own ledger has left", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }]);
  await tx.execute(sql`update fulfillment_line set cancelled = 1 where fulfillment_id = ${fulfillmentId}`);
  await tx.execute(sql`update order_line set cancelled = 1`);
  await repaired(tx, await found(tx, ruleNames.wanted));
  expect(await kindsOf(tx, counter)).toEqual(["received 5 test", "allocated 3 fulfillment", "released 1 fulfillment"]);
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ allocated: 2 });
});

dbTest("nothing is repaired that has changed since it was proposed, that cannot be kept, or that a person has to look at", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const { ines, omar, reader } = await people(tx);
  const { fulfillmentId, orderId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  await tx.execute(sql`update stock_level set on_hand = 9 where variant_id = ${counter.lamp} and location_id = ${counter.portland}`);
  const level = await found(tx, ruleNames.ledger);
  const { repairId } = await proposeRepair(tx, ines, { findingId: level, reason: "Typed over" });
  await tx.execute(sql`update stock_level set on_hand = 5 where variant_id = ${counter.lamp} and location_id = ${counter.portland}`);
  expect(await refusalOf(approveRepair(tx, omar, { repairId }))).toBe("illegal_move");
  await declineRepair(tx, omar, { repairId });
  await tx.execute(sql`update "order" set status = 'completed' where id = ${orderId}`);
  const order = await found(tx, "an order is over when its parts are");
  expect(await getFinding(reader, order, tx)).toMatchObject({ repair: null, room: "orders", named: [{ kind: "Order" }] });
  expect(await refusalOf(proposeRepair(tx, ines, { findingId: order, reason: "Close it" }))).toBe("illegal_move");
  await tx.execute(sql`update "order" set status = 'placed' where id = ${orderId}`);
  expect(fulfillmentId).toBeDefined();
});
