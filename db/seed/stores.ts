import type { Tx } from "@/db/client";
import { location, locationException, locationHours } from "@/db/schema/locations";
import type { PickupPlace } from "@/lib/domain/locations/promise";
import type { LocationId } from "@/lib/kernel/ids";
import { readPlaces, type PlaceFile } from "./data-files";
import { holidayHours } from "./holidays";
import { storePlans, warehousePlan, type StorePlan } from "./store-plans";
import type { World } from "./world";
import { writeRows } from "./write-rows";

/** A place with all that history needs to know about it. */
export type Store = {
  id: LocationId; code: string; name: string; kind: "store" | "warehouse"; city: string; state: string; postcode: string; latitude: number; longitude: number; timeZone: string;
  plan: StorePlan | null; opening: PickupPlace;
};

export type StoresPlan = { stores: Store[]; warehouse: Store; all: Store[]; rows: { locations: (typeof location.$inferInsert)[]; hours: (typeof locationHours.$inferInsert)[]; exceptions: (typeof locationException.$inferInsert)[] } };

export function planStores(world: World): StoresPlan {
  const random = world.random("stores");
  const places = new Map(readPlaces().map((place) => [place.sourceId, place]));
  const rows: StoresPlan["rows"] = { locations: [], hours: [], exceptions: [] };
  const add = (id: LocationId, { hours, exceptions }: PickupPlace) => {
    for (const window of hours) rows.hours.push({ locationId: id, ...window });
    for (const exception of exceptions) rows.exceptions.push({ locationId: id, ...exception });
  };
  const stores = storePlans.map((plan): Store => {
    const place = places.get(plan.sourceId);
    if (!place) throw new Error(`No place for ${plan.name}`);
    const id = random.id<LocationId>(world.start);
    const opening: PickupPlace = {
      timeZone: place.timeZone, hours: weeklyOf(place), exceptions: holidayHours(world.now, plan.range < 0.8),
      pickupLeadMinutes: plan.leadMinutes, pickupCutoffMinutes: plan.cutoffMinutes, pickupsPerHour: plan.perHour,
    };
    rows.locations.push(storeRow(id, plan, place, world));
    add(id, opening);
    const { city, state, postcode, latitude, longitude, timeZone } = place;
    return { id, code: plan.code, name: plan.name, kind: "store", city, state, postcode, latitude, longitude, timeZone, plan, opening };
  });
  const id = random.id<LocationId>(world.start);
  const opening: PickupPlace = {
    timeZone: warehousePlan.timeZone, hours: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opensMinute: 360, closesMinute: 1320 })),
    exceptions: holidayHours(world.now, false).filter((day) => day.opensMinute === null), pickupLeadMinutes: 0, pickupCutoffMinutes: 0, pickupsPerHour: 0,
  };
  rows.locations.push({
    id, kind: "warehouse", ...warehousePlan, addressLine2: "", country: "US", canSell: false, canPickup: false, canCurbside: false, canShip: true, canReturn: false, services: [],
    pickupLeadMinutes: 0, pickupCutoffMinutes: 0, pickupsPerHour: 0, pickupMaxParcelGrams: null, pickupMaxParcelMm: null, holdDays: 7, collectionInstructions: "", isActive: true, version: 1, createdAt: world.start,
  });
  add(id, opening);
  const warehouse: Store = { ...warehousePlan, id, kind: "warehouse", plan: null, opening };
  return { stores, warehouse, all: [...stores, warehouse], rows };
}

export async function writeStores(tx: Tx, { rows }: StoresPlan): Promise<string> {
  const count = await writeRows(tx, location, rows.locations);
  await writeRows(tx, locationHours, rows.hours);
  const exceptions = await writeRows(tx, locationException, rows.exceptions);
  return `${count - 1} stores and a warehouse, ${exceptions} dated exceptions`;
}

const storeRow = (id: LocationId, plan: StorePlan, place: PlaceFile, world: World): typeof location.$inferInsert => ({
  id, slug: plan.slug, code: plan.code, kind: "store", name: plan.name, addressLine1: place.addressLine1, addressLine2: place.addressLine2, city: place.city, state: place.state,
  postcode: place.postcode, country: "US", latitude: place.latitude, longitude: place.longitude, timeZone: place.timeZone, phone: plan.phone, canSell: true, canPickup: true,
  canCurbside: plan.canCurbside, canShip: plan.canShip, canReturn: true, services: plan.services, pickupLeadMinutes: plan.leadMinutes, pickupCutoffMinutes: plan.cutoffMinutes,
  pickupsPerHour: plan.perHour, pickupMaxParcelGrams: plan.maxGrams, pickupMaxParcelMm: plan.maxMm, holdDays: plan.holdDays, collectionInstructions: plan.instructions,
  isActive: true, version: 1, createdAt: world.start,
});

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const weeklyOf = (place: PlaceFile) =>
  days.flatMap((day, index) => place.hours[day].map(([opens, closes]) => ({ weekday: index + 1, opensMinute: minuteOf(opens), closesMinute: minuteOf(closes) })));

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
