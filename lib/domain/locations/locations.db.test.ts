import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { postcode } from "@/db/schema/locations";
import { dbTest } from "@/db/testing";
import type { LocationId } from "@/lib/kernel/ids";
import { changeHours } from "./change-hours";
import { changeLocation } from "./change-location";
import { findPlace } from "./find-place";
import { getStore } from "./get-store";
import { listStores } from "./list-stores";
import { listStoresNear } from "./list-stores-near";
import { exceptionInput, hoursInput, locationInput } from "./location-input";
import { removeException } from "./remove-exception";
import { setException } from "./set-exception";
import { forgetOrders, hire, makeLamp, openStore, writeOrder } from "./testing";

const everyDay = (opensMinute: number, closesMinute: number) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute, closesMinute }));

async function inputOf(tx: Tx, id: LocationId, changes: object = {}) {
  const store = await getStore({ id }, tx);
  if (!store) throw new Error("no store");
  return { ...locationInput.parse({ ...store, locationId: id, ...changes }) };
}

dbTest("finds a postcode, and a city by itself, by its state, unfinished, in any dress", async ({ tx }) => {
  await tx.insert(postcode).values([
    { code: "97205", city: "Portland", state: "OR", latitude: 45.52, longitude: -122.69 }, { code: "97209", city: "Portland", state: "OR", latitude: 45.53, longitude: -122.68 },
    { code: "04101", city: "Portland", state: "ME", latitude: 43.66, longitude: -70.26 }, { code: "63101", city: "Saint Louis", state: "MO", latitude: 38.63, longitude: -90.19 },
  ]).onConflictDoNothing();
  const label = async (text: string) => (await findPlace(text, tx))?.label ?? null;
  expect(await label("97205")).toBe("Portland, OR 97205");
  expect(await label("PORTLAND")).toBe("Portland, OR");
  expect(await label("portland, maine")).toBe("Portland, ME");
  expect(await label("Pórtland me")).toBe("Portland, ME");
  expect(await label("st louis")).toBe("Saint Louis, MO");
  expect(await label("saint lou")).toBe("Saint Louis, MO");
  for (const nothing of ["00000", "%", "nowhere in particular", "", "'; drop table postcode"]) expect(await label(nothing)).toBeNull();
});

dbTest("lists the nearest stores first, never a warehouse or a closed one", async ({ tx }) => {
  const portland = await openStore(tx);
  const seattle = await openStore(tx, { name: "Seattle", latitude: 47.61, longitude: -122.33 });
  await openStore(tx, { name: "Gone", isActive: false });
  await openStore(tx, { name: "Depot", kind: "warehouse" });
  const near = await listStoresNear({ latitude: 45.5, longitude: -122.6 }, 5, tx);
  expect(near.map((store) => store.id)).toEqual([portland, seattle]);
  expect(near[1]!.distanceKm).toBeGreaterThan(230);
  expect(near[1]!.distanceKm).toBeLessThan(240);
  expect((await listStores(tx)).map((store) => store.id).sort()).toEqual([portland, seattle].sort());
  expect(near[0]!.hours).toHaveLength(7);
});

dbTest("changes hours as a week, by version, with before and after", async ({ tx }) => {
  const locationId = await openStore(tx);
  const admin = await hire(tx, "admin", "locations.edit", "all");
  expect(await changeHours(tx, admin, { locationId, version: 1, hours: everyDay(540, 1260) })).toEqual({ version: 2 });
  expect((await getStore({ id: locationId }, tx))?.hours).toEqual(everyDay(540, 1260));
  await expect(changeHours(tx, admin, { locationId, version: 1, hours: [] })).rejects.toMatchObject({ code: "stale_version" });
  await expect(changeHours(tx, admin, { locationId, version: 2, hours: [...everyDay(540, 1260), { weekday: 1, opensMinute: 600, closesMinute: 700 }] })).rejects.toMatchObject({ code: "hours_overlap" });
  const { rows } = await tx.execute<{ changes: { hours: { after: unknown } } }>(sql`select payload -> 'changes' as changes from event where kind = 'location.changed'`);
  expect(rows[0]?.changes.hours.after).toEqual(everyDay(540, 1260));
});

dbTest("an exception replaces the one of that date and can be taken back; a manager sets it for the own store only", async ({ tx }) => {
  const locationId = await openStore(tx);
  const manager = await hire(tx, "store_manager", "locations.close", [locationId]);
  const day = "2099-12-25";
  await setException(tx, manager, { locationId, day, opensMinute: null, closesMinute: null, reason: "Christmas" });
  await setException(tx, manager, { locationId, day, opensMinute: 600, closesMinute: 900, reason: "Christmas" });
  expect((await getStore({ id: locationId }, tx))?.exceptions).toEqual([{ day, opensMinute: 600, closesMinute: 900, reason: "Christmas" }]);
  await removeException(tx, manager, { locationId, day });
  expect(await getStore({ id: locationId }, tx)).toMatchObject({ exceptions: [], version: 4 });
  await expect(setException(tx, manager, { locationId, version: 3, day, opensMinute: null, closesMinute: null, reason: "Christmas" })).rejects.toMatchObject({ code: "stale_version" });
  await expect(removeException(tx, manager, { locationId, version: 3, day })).rejects.toMatchObject({ code: "stale_version" });
  expect(await setException(tx, manager, { locationId, version: 4, day, opensMinute: null, closesMinute: null, reason: "Christmas" })).toEqual({ version: 5 });
  const stranger = await hire(tx, "store_manager", "locations.close", [await openStore(tx)]);
  await expect(setException(tx, stranger, { locationId, day, opensMinute: null, closesMinute: null, reason: "Snow" })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("changes a location by version and records only what changed", async ({ tx }) => {
  const locationId = await openStore(tx);
  const admin = await hire(tx, "admin", "locations.edit", "all");
  const input = await inputOf(tx, locationId, { pickupLeadMinutes: 90, services: ["Assembly"] });
  expect(await changeLocation(tx, admin, input)).toEqual({ version: 2 });
  await expect(changeLocation(tx, admin, input)).rejects.toMatchObject({ code: "stale_version" });
  const { rows } = await tx.execute(sql`select payload -> 'changes' as changes from event where kind = 'location.changed'`);
  expect(rows).toEqual([{ changes: { pickupLeadMinutes: { before: 120, after: 90 }, services: { before: [], after: ["Assembly"] } } }]);
});

dbTest("a store with open orders does not close for good", async ({ tx }) => {
  const locationId = await openStore(tx);
  const admin = await hire(tx, "admin", "locations.edit", "all");
  const order = await writeOrder(tx, [{ variantId: await makeLamp(tx), locationId, quantity: 1 }]);
  await expect(changeLocation(tx, admin, await inputOf(tx, locationId, { isActive: false }))).rejects.toMatchObject({ code: "has_open_work", facts: { work: [`${order.number}-1`] } });
  await forgetOrders(tx);
});

dbTest("bad input is named at its field", async ({ tx }) => {
  const good = await inputOf(tx, await openStore(tx));
  const fieldsOf = (changes: object) => locationInput.safeParse({ ...good, ...changes }).error?.issues.map((issue) => issue.path.join("."));
  expect(fieldsOf({})).toBeUndefined();
  expect(fieldsOf({ timeZone: "America/Gotham" })).toEqual(["timeZone"]);
  expect(fieldsOf({ name: " ", postcode: "9720", latitude: 91, pickupsPerHour: -1, state: "ZZ" })?.sort()).toEqual(["latitude", "name", "pickupsPerHour", "postcode", "state"]);
  expect(hoursInput.safeParse({ locationId: good.locationId, version: 1, hours: [{ weekday: 1, opensMinute: 600, closesMinute: 600 }] }).error?.issues[0]?.path).toEqual(["hours", 0, "closesMinute"]);
  expect(exceptionInput.safeParse({ locationId: good.locationId, version: 1, day: "2026-02-30", opensMinute: null, closesMinute: null, reason: "x" }).error?.issues[0]?.path).toEqual(["day"]);
});
