import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, makeLamp, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { allocateStock } from "./allocate-stock";
import { bulkChangeInput, cellChangeInput, type BulkChange } from "./cell-change";
import { tryAll } from "./change-many-stock";
import { changeStockCell } from "./change-stock-cell";
import { getStockStory } from "./get-stock-story";
import { getStockGridIndex, listStockKeys, listStockRows, readStockRows } from "./list-stock-grid";
import { stockGridQuery } from "./stock-grid";
import { levelOf, storeWithLamps } from "./testing";

const why = { reason: "correction" as const, note: "" };
const bulk = (rows: BulkChange["rows"], rest: Partial<BulkChange> = {}): BulkChange => ({ ...why, column: "onHand", rows, how: "delta", value: -2, keep: "all", isTrial: false, ...rest });

dbTest("changes on hand, a state, safety stock and the shelf, each with its reason", async ({ tx }) => {
  const place = await storeWithLamps(tx, 6);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const { version } = await levelOf(tx, place);
  const first = await changeStockCell(tx, planner, { ...place, ...why, version, column: "onHand", setTo: 5 });
  expect(first).toEqual({ before: 6, after: 5, version: version + 1 });
  const second = await changeStockCell(tx, planner, { ...place, reason: "damage", note: "wet box", version: first.version, column: "damaged", setTo: 2 });
  const third = await changeStockCell(tx, planner, { ...place, ...why, version: second.version, column: "safetyStock", setTo: 1 });
  await changeStockCell(tx, planner, { ...place, ...why, version: third.version, column: "aisle", setTo: "12B" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 5, damaged: 2, safetyStock: 1, aisle: "12B", version: third.version + 1 });
  const viewer = await hire(tx, "inventory_planner", "inventory.view", "all");
  const story = await getStockStory(viewer, { ...place, column: "damaged", beforeId: null }, tx);
  expect(story?.lines).toMatchObject([{ delta: 2, before: 0, after: 2, reason: "damage: wet box" }]);
  expect((await getStockStory(viewer, { ...place, column: "onHand", beforeId: null }, tx))?.lines.map((line) => line.after)).toEqual([5, 6]);
  expect((await getStockStory(viewer, { ...place, column: "safetyStock", beforeId: null }, tx))?.lines).toMatchObject([{ before: 0, after: 1 }]);
  const { rows } = await tx.execute<{ payload: unknown }>(sql`select payload from event where kind in ('stock.adjusted', 'stock.settings_changed') and actor_kind = 'staff' order by id`);
  expect(rows.every(({ payload }) => JSON.stringify(payload).includes("before"))).toBe(true);
});

dbTest("a number that changed meanwhile is refused and told", async ({ tx }) => {
  const place = await storeWithLamps(tx, 6);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const { version } = await levelOf(tx, place);
  await changeStockCell(tx, planner, { ...place, ...why, version, column: "onHand", setTo: 4 });
  await expect(changeStockCell(tx, planner, { ...place, ...why, version, column: "onHand", setTo: 9 })).rejects.toMatchObject({ code: "stale_version", facts: { current: 4, version: version + 1 } });
});

dbTest("a place that never stocked the variant gets its level by the first change", async ({ tx }) => {
  const place = { variantId: await makeLamp(tx), locationId: await openStore(tx) };
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const viewer = await hire(tx, "inventory_planner", "inventory.view", "all");
  const unstocked = stockGridQuery.parse({ show: "unstocked", location: place.locationId });
  expect(await listStockKeys(viewer, unstocked, 10, tx)).toEqual([{ ...place, version: 0 }]);
  await changeStockCell(tx, planner, { ...place, ...why, version: 0, column: "onHand", setTo: 3 });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 3 });
  expect(await listStockKeys(viewer, unstocked, 10, tx)).toEqual([]);
});

dbTest("a bulk change tells each row's result and keeps nothing when one is refused and all were wanted", async ({ tx }) => {
  const first = await storeWithLamps(tx, 5);
  const second = await storeWithLamps(tx, 5);
  await allocateStock(tx, shopper, await writeOrder(tx, [{ ...second, quantity: 4 }]));
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const rows = [{ ...first, version: (await levelOf(tx, first)).version }, { ...second, version: (await levelOf(tx, second)).version }];
  const tried = await tx.transaction((savepoint) => tryAll(savepoint, planner, rows, bulk(rows)));
  expect(tried).toMatchObject({ changed: 1, failed: 1, isKept: false });
  expect(tried.rows.find((row) => row.locationId === second.locationId)).toMatchObject({ orders: [expect.any(String)], problem: expect.stringContaining("promised") });
});

dbTest("a bulk change of each row keeps those that can be changed", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const other = await storeWithLamps(tx, 1);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const rows = [{ ...place, version: (await levelOf(tx, place)).version }, { ...other, version: (await levelOf(tx, other)).version }];
  expect(await tryAll(tx, planner, rows, bulk(rows, { keep: "each" }))).toMatchObject({ changed: 1, failed: 1, isKept: true });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 3 });
  expect(await levelOf(tx, other)).toMatchObject({ onHand: 1 });
});

dbTest("the grid finds, counts and pages in its order, inside the reader's stores only", async ({ tx }) => {
  const here = await storeWithLamps(tx, 3);
  const there = await storeWithLamps(tx, 9);
  const manager = await hire(tx, "store_manager", "inventory.view", [here.locationId]);
  const planner = await hire(tx, "inventory_planner", "inventory.view", "all");
  const query = stockGridQuery.parse({ location: "all", sort: "onHand", direction: "desc" });
  expect((await getStockGridIndex(manager, query, tx)).total).toBe(1);
  const all = await getStockGridIndex(planner, query, tx);
  expect(all).toMatchObject({ total: 2, sums: { onHand: 12 } });
  const rows = await listStockRows(planner, query, { at: all.anchors[0] ?? null }, tx);
  expect(rows.map((row) => [row.locationId, row.onHand, row.available])).toEqual([[there.locationId, 9, 9], [here.locationId, 3, 3]]);
  const second = rows[1];
  expect(await listStockRows(planner, query, { at: second ? [3, second.variantId, second.locationId] : null }, tx)).toHaveLength(1);
  expect((await getStockGridIndex(planner, stockGridQuery.parse({ location: "all", show: "low" }), tx)).total).toBe(1);
  expect((await getStockGridIndex(planner, stockGridQuery.parse({ location: "all", q: "50%_" }), tx)).total).toBe(0);
});

dbTest("typed cells are checked before anything is asked", async () => {
  const ids = { variantId: "0190a0a0-0000-7000-8000-000000000000", locationId: "0190a0a0-0000-7000-8000-000000000001", version: 1, reason: "count" };
  expect(cellChangeInput.safeParse({ ...ids, column: "onHand", setTo: "" }).success).toBe(false);
  expect(cellChangeInput.safeParse({ ...ids, column: "onHand", setTo: "-1" }).error?.issues[0]?.path).toEqual(["setTo"]);
  expect(cellChangeInput.safeParse({ ...ids, column: "onHand", setTo: "1.5" }).success).toBe(false);
  expect(cellChangeInput.safeParse({ ...ids, column: "onHand", setTo: "1", reason: "" }).error?.issues[0]?.message).toBe("Choose a reason.");
  expect(cellChangeInput.parse({ ...ids, column: "aisle", setTo: "" })).toMatchObject({ setTo: "" });
  expect(bulkChangeInput.safeParse({ ...bulk([ids as never]), column: "bay", how: "delta" }).success).toBe(false);
});

dbTest("a file of the grid holds every row once", async ({ tx }) => {
  for (let n = 0; n < 3; n++) await storeWithLamps(tx, n + 1);
  const planner = await hire(tx, "inventory_planner", "inventory.view", "all");
  const seen: number[] = [];
  for await (const rows of readStockRows(planner, stockGridQuery.parse({ location: "all", sort: "onHand" }), tx)) seen.push(...rows.map((row) => row.onHand));
  expect(seen).toEqual([1, 2, 3]);
});
