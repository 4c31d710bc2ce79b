import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { forgetOrders, hire, makeLamp, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { adjustStock } from "./adjust-stock";
import { allocateStock } from "./allocate-stock";
import { changeStockSettings } from "./change-stock-settings";
import { getLedger } from "./get-ledger";
import { moveUnsellable } from "./move-unsellable";
import { releaseAllocation } from "./release-allocation";
import { returnStock } from "./return-stock";
import { adjustmentInput, stockSettingsInput } from "./stock-input";
import { levelOf, storeWithLamps } from "./testing";

const plain = { note: "", reason: "correction" as const };

dbTest("corrects the shelf with a reason that stays in the ledger", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [place.locationId]);
  expect(await adjustStock(tx, manager, { ...place, delta: -2, reason: "theft", note: "two boxes cut open" })).toMatchObject({ before: 5, after: 3 });
  const ledger = await getLedger(await hire(tx, "store_manager", "inventory.view", [place.locationId]), place, tx);
  expect(ledger.map(({ kind, onHandDelta, onHand, reason, actorName }) => ({ kind, onHandDelta, onHand, reason, actorName }))).toEqual([
    { kind: "adjusted", onHandDelta: -2, onHand: 3, reason: "theft: two boxes cut open", actorName: "Sam" },
    { kind: "received", onHandDelta: 5, onHand: 5, reason: "received", actorName: "test" },
  ]);
  const { rows } = await tx.execute(sql`select payload from event where kind = 'stock.adjusted'`);
  expect(rows).toMatchObject([{ payload: { reason: "theft", changes: { onHand: { before: 5, after: 3 } } } }]);
});

dbTest("refuses to fall below what is promised and names the orders", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [place.locationId]);
  const order = await writeOrder(tx, [{ ...place, quantity: 3 }]);
  await allocateStock(tx, shopper, order);
  await expect(adjustStock(tx, manager, { ...place, ...plain, setTo: 2 })).rejects.toMatchObject({ code: "below_promised", facts: { allocated: 3, orders: [order.number] } });
  await expect(moveUnsellable(tx, manager, { ...place, quantity: 3, from: "sellable", to: "damaged", reason: "wet" })).rejects.toMatchObject({ code: "below_promised" });
  expect(await adjustStock(tx, manager, { ...place, ...plain, setTo: 3 })).toMatchObject({ after: 3 });
});

dbTest("the database itself keeps a hand from setting a shelf below what is promised, so that every order can still be cancelled", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const order = await writeOrder(tx, [{ ...place, quantity: 3 }]);
  await allocateStock(tx, shopper, order);
  const byHand = tx.transaction((inner) => inner.execute(sql`update stock_level set on_hand = 2 where variant_id = ${place.variantId} and location_id = ${place.locationId}`));
  await expect(byHand).rejects.toMatchObject({ cause: { constraint: "stock_level_promised" } });
  const [line] = order.lines;
  await releaseAllocation(tx, shopper, { fulfillmentId: line!.fulfillmentId, orderLineId: line!.orderLineId, quantity: 3, reason: "cancelled", sequence: 1 });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 5, allocated: 0 });
  await forgetOrders(tx);
});

dbTest("refuses a new amount that was typed over another's change", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const { version } = await levelOf(tx, place);
  await adjustStock(tx, planner, { ...place, ...plain, delta: 1 });
  await expect(adjustStock(tx, planner, { ...place, ...plain, setTo: 4, version })).rejects.toMatchObject({ code: "stale_version", facts: { onHand: 6 } });
});

dbTest("adjusts once for one key", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  await adjustStock(tx, planner, { ...place, ...plain, delta: 1, key: "import-row-1" });
  await adjustStock(tx, planner, { ...place, ...plain, delta: 1, key: "import-row-1" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 6 });
});

dbTest("another store's shelf is not there", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const stranger = await hire(tx, "store_manager", "inventory.adjust", [await openStore(tx)]);
  await expect(adjustStock(tx, stranger, { ...place, ...plain, delta: 1 })).rejects.toMatchObject({ code: "not_found" });
  expect(await getLedger(await hire(tx, "associate", "inventory.view", []), place, tx)).toEqual([]);
});

dbTest("the first units make the shelf", async ({ tx }) => {
  const place = { variantId: await makeLamp(tx), locationId: await openStore(tx) };
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  await expect(adjustStock(tx, planner, { ...place, ...plain, delta: -1 })).rejects.toMatchObject({ code: "not_found" });
  expect(await adjustStock(tx, planner, { ...place, ...plain, delta: 4, reason: "found" })).toMatchObject({ before: 0, after: 4 });
});

dbTest("moves units aside and back, and never more than there are", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  await moveUnsellable(tx, planner, { ...place, quantity: 2, from: "sellable", to: "display", reason: "window", causeId: "window-1" });
  await moveUnsellable(tx, planner, { ...place, quantity: 2, from: "sellable", to: "display", reason: "window", causeId: "window-1" });
  await moveUnsellable(tx, planner, { ...place, quantity: 1, from: "display", to: "damaged", reason: "fell" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 5, display: 1, damaged: 1 });
  await expect(moveUnsellable(tx, planner, { ...place, quantity: 2, from: "damaged", to: "sellable", reason: "fine" })).rejects.toMatchObject({ code: "invalid" });
  await expect(adjustStock(tx, planner, { ...place, ...plain, setTo: 1 })).rejects.toMatchObject({ code: "invalid" });
});

dbTest("a return comes back once, where it is received, and waits where it must", async ({ tx }) => {
  const place = await storeWithLamps(tx, 1);
  const back = { returnId: "return-1", locationId: place.locationId, reason: "changed mind", lines: [{ lineId: "a", variantId: place.variantId, quantity: 1, into: "quality_check" as const }] };
  await returnStock(tx, shopper, back);
  await returnStock(tx, shopper, back);
  await returnStock(tx, shopper, { ...back, returnId: "return-2", lines: [{ lineId: "a", variantId: await makeLamp(tx), quantity: 1, into: "sellable" }] });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 2, qualityCheck: 1 });
});

dbTest("settings change by version, with before and after", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const { version } = await levelOf(tx, place);
  expect(await changeStockSettings(tx, planner, { ...place, aisle: "12", bay: "C", version })).toEqual({ version: version + 1 });
  await expect(changeStockSettings(tx, planner, { ...place, aisle: "13", version })).rejects.toMatchObject({ code: "stale_version" });
  const { rows } = await tx.execute(sql`select payload -> 'changes' as changes from event where kind = 'stock.settings_changed'`);
  expect(rows).toEqual([{ changes: { aisle: { before: "", after: "12" }, bay: { before: "", after: "C" } } }]);
});

dbTest("bad input is named at its field", async () => {
  const variantId = "018f0000-0000-7000-8000-000000000000";
  const fieldsOf = (input: object) => adjustmentInput.safeParse({ variantId, locationId: variantId, reason: "count", ...input }).error?.issues.map((issue) => issue.path.join("."));
  expect(fieldsOf({ delta: 1 })).toBeUndefined();
  expect(fieldsOf({ delta: 1.5 })).toEqual(["delta"]);
  expect(fieldsOf({ setTo: -1 })).toEqual(["setTo"]);
  expect(fieldsOf({})).toEqual(["delta"]);
  expect(fieldsOf({ delta: 1, reason: "because" })).toEqual(["reason"]);
  expect(fieldsOf({ delta: 1, variantId: "1' or 1=1" })).toEqual(["variantId"]);
  expect(stockSettingsInput.safeParse({ variantId, locationId: variantId, version: 1, aisle: "x".repeat(13) }).success).toBe(false);
});
