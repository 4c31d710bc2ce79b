import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, inMinutes, machine, makeLamp, openStore, shopper } from "@/lib/domain/locations/testing";
import { newId, type CheckoutId } from "@/lib/kernel/ids";
import { changeStockSettings } from "./change-stock-settings";
import { getAvailability } from "./get-availability";
import { getShipAvailability } from "./get-ship-availability";
import { holdStock } from "./hold-stock";
import { receiveStock } from "./receive-stock";
import { levelOf, storeWithLamps } from "./testing";

dbTest("promises a time where the wanted units are there", async ({ tx }) => {
  const { variantId, locationId } = await storeWithLamps(tx, 3);
  const [lamp] = await getAvailability({ variantIds: [variantId], locationIds: [locationId], channel: "web" }, tx);
  expect(lamp).toMatchObject({ quantity: 3, band: "exact", reason: null });
  const minutes = (Date.parse(lamp!.promise!.readyAt) - Date.parse(lamp!.promise!.asOf)) / 60_000;
  expect(minutes).toBeGreaterThanOrEqual(120);
  expect(minutes).toBeLessThanOrEqual(135);
});

dbTest("says in one answer why each store cannot serve", async ({ tx }) => {
  const { variantId, locationId: pearl } = await storeWithLamps(tx, 1);
  const at = async (changes: object, quantity: number, hours?: null) => {
    const locationId = await openStore(tx, changes, hours);
    await receiveStock(tx, machine, { lines: [{ variantId, locationId, quantity }] });
    return locationId;
  };
  const places = {
    sold: await openStore(tx), short: await at({}, 1), shortByTwo: await at({}, 1), off: await at({ canPickup: false, canCurbside: false }, 9),
    inactive: await at({ isActive: false }, 9), never: await at({}, 9, null), full: await at({ pickupsPerHour: 0 }, 9), showroom: await at({ canSell: false }, 9),
  };
  const ask = async (locationId: typeof pearl, quantity = 2) => (await getAvailability({ variantIds: [variantId], locationIds: [locationId], channel: "web", quantity }, tx))[0]?.reason;
  expect(await ask(places.sold)).toBe("not_sold_here");
  expect(await ask(places.short)).toBe("one_short");
  expect(await ask(places.shortByTwo, 3)).toBe("short");
  expect(await ask(places.off)).toBe("pickup_off");
  expect(await ask(places.inactive)).toBe("closed");
  expect(await ask(places.never)).toBe("closed");
  expect(await ask(places.full)).toBe("full_today");
  expect(await ask(places.showroom)).toBe("not_sold_here");
  await holdStock(tx, shopper, { checkoutId: newId<CheckoutId>(), demand: [{ variantId, locationId: pearl, quantity: 1 }], expiresAt: inMinutes(15) });
  expect(await ask(pearl)).toBe("sold_out");
});

dbTest("says of a store without capacity that it takes no orders, sends nothing from it, and both end by themselves", async ({ tx }) => {
  const { variantId, locationId } = await storeWithLamps(tx, 9, { canShip: true, pausedUntil: inMinutes(30), pausedAt: inMinutes(-1), pausedReason: "Two colleagues ill" });
  const ask = async () => [(await getAvailability({ variantIds: [variantId], locationIds: [locationId], channel: "web" }, tx))[0], (await getShipAvailability({ variantIds: [variantId], channel: "web" }, tx))[0]];
  expect(await ask()).toMatchObject([{ quantity: 9, reason: "no_capacity", promise: null }, { reason: "not_sold_here" }]);
  await tx.execute(sql`update location set paused_until = shop_clock(), version = version + 1 where id = ${locationId}`);
  expect(await ask()).toMatchObject([{ reason: null }, { quantity: 9, reason: null }]);
});

dbTest("a parcel beyond the store's limit is not handed over", async ({ tx }) => {
  const variantId = await makeLamp(tx, 60_000);
  const locationId = await openStore(tx, { pickupMaxParcelGrams: 50_000 });
  await receiveStock(tx, machine, { lines: [{ variantId, locationId, quantity: 9 }] });
  expect(await getAvailability({ variantIds: [variantId], locationIds: [locationId], channel: "web" }, tx)).toMatchObject([{ reason: "parcel_too_large", quantity: 9 }]);
});

dbTest("a shopper's own hold is no obstacle to that shopper", async ({ tx }) => {
  const { variantId, locationId } = await storeWithLamps(tx, 1);
  const ana = newId<CheckoutId>();
  await holdStock(tx, shopper, { checkoutId: ana, demand: [{ variantId, locationId, quantity: 1 }], expiresAt: inMinutes(15) });
  const ask = async (ownCheckoutId?: CheckoutId) => (await getAvailability({ variantIds: [variantId], locationIds: [locationId], channel: "web", ownCheckoutId }, tx))[0]?.quantity;
  expect([await ask(), await ask(ana)]).toEqual([0, 1]);
});

dbTest("answers for every variant at every store asked, in that order, and for all stores", async ({ tx }) => {
  const { variantId, locationId } = await storeWithLamps(tx, 20);
  const [other, elsewhere] = [await makeLamp(tx), await openStore(tx)];
  const asked = await getAvailability({ variantIds: [other, variantId], locationIds: [elsewhere, locationId], channel: "web" }, tx);
  expect(asked.map((a) => [a.variantId, a.locationId])).toEqual([[other, elsewhere], [other, locationId], [variantId, elsewhere], [variantId, locationId]]);
  expect(asked[3]).toMatchObject({ band: "plenty" });
  const everywhere = await getAvailability({ variantIds: [variantId], locationIds: "all", channel: "web" }, tx);
  expect(everywhere.filter((a) => a.reason === null).map((a) => a.locationId)).toEqual([locationId]);
});

dbTest("an item stays where it is under another SKU, with other options and another title", async ({ tx }) => {
  const place = await storeWithLamps(tx, 9);
  const ask = async () => (await getAvailability({ variantIds: [place.variantId], locationIds: [place.locationId], channel: "web", quantity: 9 }, tx))[0];
  const before = await ask();
  expect(before).toMatchObject({ reason: null, quantity: 9 });
  await tx.execute(sql`update variant set sku = 'LAMP-ENGRAVED-ANNA', title = 'Engraved', options = '{"Engraving": "Anna"}' where id = ${place.variantId}`);
  expect(await ask()).toEqual({ ...before, promise: expect.anything() });
});

dbTest("an item can be kept from pickup at one store, with its place on the shelf still told", async ({ tx }) => {
  const place = await storeWithLamps(tx, 9);
  const planner = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  await changeStockSettings(tx, planner, { ...place, canPickup: false, aisle: "12", bay: "C", version: (await levelOf(tx, place)).version });
  expect(await getAvailability({ variantIds: [place.variantId], locationIds: [place.locationId], channel: "web" }, tx)).toMatchObject([{ reason: "pickup_off", aisle: "12", bay: "C", quantity: 9 }]);
});

dbTest("a delivery comes from the location with the most, by a date, and counts what several can send where the routing splits", async ({ tx }) => {
  const { variantId } = await storeWithLamps(tx, 9);
  const depot = await openStore(tx, { kind: "warehouse", canShip: true, canPickup: false });
  const attic = await openStore(tx, { canShip: true });
  await receiveStock(tx, machine, { lines: [{ variantId, locationId: depot, quantity: 4 }, { variantId, locationId: attic, quantity: 2 }] });
  const unknown = await makeLamp(tx);
  const [lamp, nothing] = await getShipAvailability({ variantIds: [variantId, unknown], channel: "web" }, tx);
  expect(lamp).toMatchObject({ quantity: 6, locationId: depot, reason: null, promise: { isFreight: false } });
  expect(nothing).toMatchObject({ quantity: 0, reason: "not_sold_here", promise: null });
  const never = { routings: [{ rules: [{ kinds: ["warehouse", "store"], onlyLocationIds: [], onlyGroupIds: [], keepBack: 0, split: "never" }] }] };
  await tx.execute(sql`insert into routing_rule_set (id, version, status, rules, published_at) values (${newId()}, 1, 'published', ${JSON.stringify(never)}::jsonb, now())`);
  expect((await getShipAvailability({ variantIds: [variantId], channel: "web", quantity: 5 }, tx))[0]).toMatchObject({ quantity: 4, reason: "one_short" });
  await tx.execute(sql`delete from routing_rule_set`);
  await tx.execute(sql`update location set can_ship = false where id = ${attic}`);
  expect((await getShipAvailability({ variantIds: [variantId], channel: "web", quantity: 5 }, tx))[0]).toMatchObject({ reason: "one_short" });
});
