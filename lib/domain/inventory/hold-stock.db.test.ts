import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, inMinutes, machine, makeLamp, shopper } from "@/lib/domain/locations/testing";
import { newId, type CheckoutId } from "@/lib/kernel/ids";
import { changeStockSettings } from "./change-stock-settings";
import { getAvailability } from "./get-availability";
import { holdStock } from "./hold-stock";
import { releaseHolds } from "./release-holds";
import { removeExpiredHolds } from "./remove-expired-holds";
import { levelOf, storeWithLamps } from "./testing";

const [ana, ben] = [newId<CheckoutId>(), newId<CheckoutId>()];

dbTest("refuses the last unit to the second shopper and says what is left", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  expect(await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 2 }], expiresAt: inMinutes(15) })).toEqual({ ok: true });
  expect(await holdStock(tx, shopper, { checkoutId: ben, demand: [{ ...place, quantity: 2 }], expiresAt: inMinutes(15) })).toEqual({ ok: false, shortages: [{ ...place, wanted: 2, left: 1 }] });
});

dbTest("sums the demand for one stock before it looks", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const held = await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 2 }, { ...place, quantity: 2 }], expiresAt: inMinutes(15) });
  expect(held).toEqual({ ok: false, shortages: [{ ...place, wanted: 4, left: 3 }] });
});

dbTest("never lets a shopper's own hold stand in the way, and replaces it", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const other = await storeWithLamps(tx, 1);
  await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 3 }, { ...other, quantity: 1 }], expiresAt: inMinutes(15) });
  expect(await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 2 }], expiresAt: inMinutes(15) })).toEqual({ ok: true });
  const { rows } = await tx.execute(sql`select quantity from hold where checkout_id = ${ana}`);
  expect(rows).toEqual([{ quantity: 2 }]);
});

dbTest("holds all or nothing, and keeps the former hold when it must refuse", async ({ tx }) => {
  const [place, soldOut] = [await storeWithLamps(tx, 3), await storeWithLamps(tx, 0)];
  await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 1 }], expiresAt: inMinutes(15) });
  const refused = await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 3 }, { ...soldOut, quantity: 1 }], expiresAt: inMinutes(15) });
  expect(refused).toMatchObject({ ok: false, shortages: [{ ...soldOut, left: 0 }] });
  const { rows } = await tx.execute(sql`select quantity from hold where checkout_id = ${ana}`);
  expect(rows).toEqual([{ quantity: 1 }]);
});

dbTest("knows nothing of what a store does not sell", async ({ tx }) => {
  const { locationId } = await storeWithLamps(tx, 3);
  const unknown = { variantId: await makeLamp(tx), locationId };
  expect(await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...unknown, quantity: 1 }], expiresAt: inMinutes(15) })).toEqual({ ok: false, shortages: [{ ...unknown, wanted: 1, left: 0 }] });
});

dbTest("a hold ends by the database's clock, before any sweeper comes", async ({ tx }) => {
  const place = await storeWithLamps(tx, 1);
  await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 1 }], expiresAt: inMinutes(15) });
  await tx.execute(sql`set local throughline.clock_shift = '16 minutes'`);
  expect(await holdStock(tx, shopper, { checkoutId: ben, demand: [{ ...place, quantity: 1 }], expiresAt: inMinutes(40) })).toEqual({ ok: true });
  await tx.execute(sql`set local throughline.clock_shift = '80 minutes'`);
  expect(await removeExpiredHolds(tx, machine)).toBe(1);
});

dbTest("gives everything back at once", async ({ tx }) => {
  const place = await storeWithLamps(tx, 1);
  await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 1 }], expiresAt: inMinutes(15) });
  await releaseHolds(tx, shopper, { checkoutId: ana });
  expect(await holdStock(tx, shopper, { checkoutId: ben, demand: [{ ...place, quantity: 1 }], expiresAt: inMinutes(15) })).toEqual({ ok: true });
});

dbTest("keeps safety stock for people in the store", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [place.locationId]);
  await changeStockSettings(tx, manager, { ...place, safetyStock: 2, version: (await levelOf(tx, place)).version });
  expect(await holdStock(tx, shopper, { checkoutId: ana, demand: [{ ...place, quantity: 2 }], expiresAt: inMinutes(15) })).toMatchObject({ ok: false, shortages: [{ left: 1 }] });
  expect(await holdStock(tx, manager, { checkoutId: ben, demand: [{ ...place, quantity: 2 }], expiresAt: inMinutes(15) })).toEqual({ ok: true });
  const [seen] = await getAvailability({ variantIds: [place.variantId], locationIds: [place.locationId], channel: "web" }, tx);
  expect(seen).toMatchObject({ quantity: 0, reason: "sold_out" });
});
