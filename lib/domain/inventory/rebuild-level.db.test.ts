import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire } from "@/lib/domain/locations/testing";
import { newId } from "@/lib/kernel/ids";
import { rebuildLevel } from "./rebuild-level";
import { levelOf, storeWithLamps } from "./testing";
import { writeMovements } from "./write-movements";

dbTest("a shelf typed over by hand has again what its ledger says, in every column, and the event tells what it was", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const ines = await hire(tx, "inventory_planner", "drift.repair", "all");
  const wet = { ...place, kind: "moved_state" as const, quantity: 2, from: "sellable" as const, to: "damaged" as const, reason: "wet", causeKind: "test", causeId: newId() };
  expect(await writeMovements(tx, ines, [wet])).toBe(1);
  expect(await writeMovements(tx, ines, [wet])).toBe(0);
  await tx.execute(sql`update stock_level set on_hand = 9, damaged = 0 where variant_id = ${place.variantId} and location_id = ${place.locationId}`);
  await rebuildLevel(tx, ines, { ...place, reason: "typed over" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 5, damaged: 2 });
  const { rows } = await tx.execute(sql`select payload -> 'changes' -> 'onHand' as "onHand", payload ->> 'reason' as reason from event where kind = 'stock.rebuilt'`);
  expect(rows).toEqual([{ onHand: { before: 9, after: 5 }, reason: "typed over" }]);
});
