import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { hire, openCounter, placeOrder } from "./counter.testing";
import { getBackTest } from "./get-back-test";
import { getRoutingTrial } from "./get-routing-trial";
import { builtInRules, newRule, type RuleSet } from "./routing-rules";
import { saveRoutingDraft } from "./save-routing-draft";

const nearestStore: RuleSet = { ...builtInRules, routings: [{ ...builtInRules.routings[0]!, rules: [{ ...newRule, name: "Stores", kinds: ["store"], rankings: ["distance"] }] }] };

/** Every row of every table as one figure. */
async function everything(tx: Tx): Promise<Record<string, string>> {
  const { rows: tables } = await tx.execute<{ name: string }>(sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`);
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await tx.execute<{ rows: string }>(sql`select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as rows from ${sql.raw(name)} t`);
    found[name] = rows[0]?.rows ?? "";
  }
  return found;
}

dbTest("a draft is tried on an order and on the past by the stock of its moment, and no table changes", async ({ tx }) => {
  const counter = await openCounter(tx, 3);
  await tx.execute(sql`update location set can_ship = true where id = ${counter.bend}`);
  await tx.execute(sql`insert into postcode (code, city, state, latitude, longitude) values ('97205', 'Portland', 'OR', 45.52, -122.69) on conflict do nothing`);
  const by = await hire(tx, "Ines", "routing.edit", "all", "inventory_planner");
  const address = sql`'{"name": "Maya", "line1": "1 Pine St", "city": "Portland", "state": "OR", "postcode": "97205"}'::jsonb`;
  for (const [minutes, from, quantity] of [[5, counter.warehouse, 3], [10, counter.bend, 2]] as const) {
    await tx.execute(sql`select set_config('throughline.clock_shift', ${`${minutes} minutes`}, true)`);
    const { orderId } = await placeOrder(tx, from, [{ variantId: counter.lamp, quantity }], "ship");
    await tx.execute(sql`update fulfillment set ship_to = ${address} where order_id = ${orderId}`);
  }
  const { rows: orders } = await tx.execute<{ number: string }>(sql`select number from "order" order by placed_at`);
  await saveRoutingDraft(tx, by, { revision: 0, rules: nearestStore });

  const before = await everything(tx);
  await tx.execute(sql`savepoint trying`);
  await tx.execute(sql`set transaction read only`);
  const trial = await getRoutingTrial(by, orders[0]?.number ?? "", tx);
  const test = await getBackTest(by, { days: 7 }, tx);
  await tx.execute(sql`rollback to savepoint trying`);
  expect(await everything(tx)).toEqual(before);

  expect([trial?.published.parts[0]?.locationName, trial?.draft.parts[0]?.locationName, trial?.isSame]).toEqual(["Kent", "Bend", false]);
  expect(trial?.published.candidates.map(({ name, units }) => `${name} ${units}`)).toEqual(["Kent 3", "Bend 3"]);
  // The second order came when Kent had nothing left: only Bend could send it, by either set.
  expect(test).toMatchObject({ shipments: 2, changed: 1, published: { routed: 2, split: 0, load: [{ name: "Bend", parts: 1 }, { name: "Kent", parts: 1 }] }, draft: { routed: 2, load: [{ name: "Bend", parts: 2 }] } });
  expect(test.most[0]).toMatchObject({ published: ["Kent"], draft: ["Bend"] });
  expect(await getRoutingTrial(by, "AH-0", tx)).toBeNull();
});
