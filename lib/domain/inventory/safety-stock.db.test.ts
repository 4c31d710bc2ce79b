import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { hire, machine } from "@/lib/domain/locations/testing";
import { newId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { changeStockSettings } from "./change-stock-settings";
import { acceptSafetyStock, pinSafetyStock, undoSafetyStock, unpinSafetyStock } from "./decide-safety-stock";
import { getAvailability } from "./get-availability";
import { learnSafetyStock } from "./learn-safety-stock";
import { listSafetyStock } from "./list-safety-stock";
import { openCount } from "./open-count";
import { safetyQuery } from "./safety-input";
import { setSafetyLearning } from "./set-safety-learning";
import { settleCount } from "./settle-count";
import { submitCount } from "./submit-count";
import { levelOf, storeWithLamps } from "./testing";

type Place = { variantId: VariantId; locationId: LocationId };

async function countedShort(tx: Tx, place: Place, missed: number): Promise<void> {
  const manager = await hire(tx, "store_manager", "inventory.approve", [place.locationId]);
  const countId = await openCount(tx, manager, { ...place, reason: "Cycle count" });
  const { onHand } = await levelOf(tx, place);
  await submitCount(tx, await hire(tx, "associate", "inventory.count", [place.locationId]), { countId, counted: onHand - missed });
  await settleCount(tx, manager, { countId, decision: "approved" });
}

/** Six of eighteen lamps were missing at a count, and nobody has counted for so many days since. */
async function leakyShelf(tx: Tx, days = 150): Promise<Place> {
  const place = await storeWithLamps(tx, 18);
  await countedShort(tx, place, 6);
  await tx.execute(sql`select set_config('throughline.clock_shift', ${`${days} days`}, true)`);
  return place;
}

const rowOf = async (tx: Tx, place: Place, show = "all") => (await listSafetyStock(await hire(tx, "associate", "inventory.view", [place.locationId]), safetyQuery.parse({ show }), place, tx)).rows[0];
const online = async (tx: Tx, place: Place) => (await getAvailability({ variantIds: [place.variantId], locationIds: [place.locationId], channel: "web" }, tx))[0]?.quantity;

dbTest("proposes what a leaky shelf should hold back, with its figures, and changes nothing before somebody agrees", async ({ tx }) => {
  const place = await leakyShelf(tx);
  expect(await learnSafetyStock(tx, machine, place)).toEqual({ advised: 1, changed: 0 });
  expect(await rowOf(tx, place, "advice")).toMatchObject({ safetyStock: 0, units: 3, sellable: 12, inputs: { missedAtPick: 0, missedAtCount: 6, daysSinceCount: 150, daysWatched: 150 } });
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  await expect(acceptSafetyStock(tx, planner, { rows: [{ ...place, seen: 2 }] })).rejects.toMatchObject({ code: "stale_version" });
  expect(await acceptSafetyStock(tx, planner, { rows: [{ ...place, seen: 3 }] })).toEqual({ changed: 1 });
  expect(await online(tx, place)).toBe(9);
  const { rows } = await tx.execute(sql`select actor_kind, payload from event where kind = 'stock.settings_changed'`);
  expect(rows).toMatchObject([{ actor_kind: "staff", payload: { reason: "Learned from failed picks", changes: { safetyStock: { before: 0, after: 3 } } } }]);
});

dbTest("a count sets it back: what was found yesterday is not feared today", async ({ tx }) => {
  const place = await leakyShelf(tx);
  await countedShort(tx, place, 0);
  await learnSafetyStock(tx, machine, place);
  expect(await rowOf(tx, place)).toMatchObject({ units: 0, inputs: { missedAtCount: 6, daysSinceCount: 0 } });
});

dbTest("a location that follows by itself moves one unit a night and stops where it was learned; what is pinned stays", async ({ tx }) => {
  const place = await leakyShelf(tx, 60);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [place.locationId]);
  await setSafetyLearning(tx, manager, { ...place, isAutomatic: true });
  const nights = [];
  for (let night = 0; night < 4; night++) {
    await learnSafetyStock(tx, machine, place);
    nights.push((await levelOf(tx, place)).safetyStock);
  }
  expect(nights).toEqual([1, 2, 2, 2]);
  await pinSafetyStock(tx, manager, { ...place, units: 0, reason: "Behind glass" });
  expect(await learnSafetyStock(tx, machine, place)).toMatchObject({ changed: 0 });
  expect(await rowOf(tx, place, "pinned")).toMatchObject({ safetyStock: 0, isPinned: true, pinReason: "Behind glass" });
  await unpinSafetyStock(tx, manager, place);
  await learnSafetyStock(tx, machine, place);
  expect((await levelOf(tx, place)).safetyStock).toBe(1);
});

dbTest("undoing puts back what stood there, pins it, and is done once", async ({ tx }) => {
  const place = await leakyShelf(tx);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [place.locationId]);
  await learnSafetyStock(tx, machine, place);
  await acceptSafetyStock(tx, manager, { rows: [{ ...place, seen: 3 }] });
  await undoSafetyStock(tx, manager, place);
  expect(await rowOf(tx, place)).toMatchObject({ safetyStock: 0, isPinned: true, pinReason: "Undone", replaced: null });
  await expect(undoSafetyStock(tx, manager, place)).rejects.toMatchObject({ code: "not_found" });
});

dbTest("a figure set in the inventory grid is pinned", async ({ tx }) => {
  const place = await leakyShelf(tx);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [place.locationId]);
  await changeStockSettings(tx, manager, { ...place, safetyStock: 1, version: (await levelOf(tx, place)).version });
  expect(await learnSafetyStock(tx, machine, place)).toEqual({ advised: 0, changed: 0 });
  expect(await rowOf(tx, place, "pinned")).toMatchObject({ safetyStock: 1, units: 3, pinReason: "Set by hand" });
});

dbTest("another store's shelves are not there", async ({ tx }) => {
  const place = await leakyShelf(tx);
  const elsewhere = await storeWithLamps(tx, 1);
  const stranger = await hire(tx, "store_manager", "inventory.adjust", [elsewhere.locationId]);
  await learnSafetyStock(tx, machine, place);
  for (const attempt of [
    () => acceptSafetyStock(tx, stranger, { rows: [{ ...place, seen: 3 }] }), () => pinSafetyStock(tx, stranger, { ...place, units: 1, reason: "Mine" }), () => undoSafetyStock(tx, stranger, place),
    () => unpinSafetyStock(tx, stranger, place), () => setSafetyLearning(tx, stranger, { ...place, isAutomatic: true }), () => learnSafetyStock(tx, stranger, place),
  ]) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  const everywhere = await hire(tx, "admin", "inventory.adjust", "all");
  const nowhere = { locationId: newId<LocationId>() };
  for (const attempt of [() => setSafetyLearning(tx, everywhere, { ...nowhere, isAutomatic: true }), () => learnSafetyStock(tx, machine, nowhere)]) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  const viewer = await hire(tx, "associate", "inventory.view", [elsewhere.locationId]);
  expect((await listSafetyStock(viewer, safetyQuery.parse({ show: "all" }), place, tx)).rows).toEqual([]);
});
