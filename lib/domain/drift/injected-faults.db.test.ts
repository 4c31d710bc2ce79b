import { sql, type SQL } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, openCounter, placeDelivery, placeOrder, type Counter, type Placed } from "@/lib/domain/fulfillment/counter.testing";
import { invariants } from "@/lib/domain/invariants";
import { newId } from "@/lib/kernel/ids";
import { breakingRows } from "./check-drift";
import { rowKeyOf } from "./finding";
import { getFinding } from "./get-finding";
import { ruleNames } from "./repair";

type World = { counter: Counter; pickup: Placed; delivery: Placed };
const ofShelf = ({ counter: { lamp, portland } }: World) => sql`variant_id = ${lamp} and location_id = ${portland}`;

/** What a lost row, a step done by half or a hand in the tables leaves behind, and which rules must name it. */
const faults: [what: string, how: (world: World) => SQL, rules: string[]][] = [
  ["a promise of one order in many is gone", ({ pickup }) => sql`delete from allocation where fulfillment_id = ${pickup.fulfillmentId}`, [ruleNames.allocations, ruleNames.wanted]],
  ["a promise is one short", ({ pickup }) => sql`update allocation set quantity = quantity - 1 where fulfillment_id = ${pickup.fulfillmentId}`, [ruleNames.allocations, ruleNames.wanted]],
  ["a shipment left and its line of the ledger was never written", ({ delivery }) => sql`update fulfillment_line set picked = quantity, ready = quantity, handed_over = quantity where fulfillment_id = ${delivery.fulfillmentId}`, [ruleNames.wanted]],
  ["a release was counted and its promise stayed", (world) => sql`update stock_level set allocated = allocated - 2 where ${ofShelf(world)}`, [ruleNames.ledger, ruleNames.allocations]],
  ["a line was cancelled and its units stayed promised", ({ pickup }) => sql`with l as (update fulfillment_line set cancelled = quantity where fulfillment_id = ${pickup.fulfillmentId}) update order_line set cancelled = quantity where order_id = ${pickup.orderId}`, [ruleNames.wanted]],
  ["units were set aside without a line of the ledger", (world) => sql`update stock_level set damaged = 1 where ${ofShelf(world)}`, [ruleNames.states]],
  ["more is promised than there is, with the cap of what is sold ahead already used", (world) => sql`update stock_level set backorder_cap = 1, allocated = on_hand + 1 where ${ofShelf(world)}`, [ruleNames.ledger, ruleNames.allocations]],
  ["goods are said to be coming that nobody ordered", (world) => sql`update stock_level set incoming = 3 where ${ofShelf(world)}`, ["what is incoming equals what transfers and purchase orders have on the way"]],
];

dbTest("each fault that bookkeeping can have is named by its rules, no rule fails on it, and its page opens", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const world: World = { counter, pickup: await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]), delivery: await placeDelivery(tx, counter.warehouse, [{ variantId: counter.mug, quantity: 1 }]) };
  const reader = await hire(tx, "Rita", "drift.view", "all", "service_agent");
  for (const [what, how, rules] of faults) {
    await tx.execute(sql`savepoint sound`);
    await tx.execute(how(world));
    const broken = new Map<string, Record<string, unknown>>();
    for (const rule of invariants) for (const row of await breakingRows(tx, rule)) broken.set(rule.name, row);
    expect([...broken.keys()], what).toEqual(expect.arrayContaining(rules));
    for (const [name, row] of broken) {
      const id = newId<never>();
      await tx.execute(sql`with run as (insert into drift_run (rules, broken, findings, took_ms) values (1, 1, 1, 1) returning id)
        insert into drift_finding (id, rule, row_key, "row", first_run_id, last_run_id) select ${id}, ${name}, ${rowKeyOf(row)}, ${JSON.stringify(row)}::jsonb, id, id from run`);
      expect((await getFinding(reader, id, tx))?.named, `${what}: ${name}`).not.toEqual([]);
    }
    await tx.execute(sql`rollback to savepoint sound`);
  }
});
