import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, machine, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { allocateStock } from "./allocate-stock";
import { changeStockCell } from "./change-stock-cell";
import { markLowStock } from "./mark-low-stock";
import { storeWithLamps } from "./testing";

dbTest("what is promised counts as gone when a shelf falls to its reorder point", async ({ tx }) => {
  const place = await storeWithLamps(tx, 6);
  const by = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  expect(await changeStockCell(tx, by, { ...place, version: 2, column: "reorderPoint", setTo: 4, reason: "correction", note: "" })).toEqual({ before: 0, after: 4, version: 3 });
  expect(await markLowStock(tx, machine)).toEqual([]);
  await allocateStock(tx, shopper, await writeOrder(tx, [{ ...place, quantity: 2 }]));
  expect(await markLowStock(tx, machine)).toEqual([{ ...place, left: 4, reorderPoint: 4, incoming: 0 }]);
  expect(await markLowStock(tx, machine)).toEqual([]);
});
