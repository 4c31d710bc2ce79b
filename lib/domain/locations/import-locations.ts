import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { location, locationHours } from "@/db/schema/locations";
import type { Change } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type LocationId } from "@/lib/kernel/ids";
import { listOpenWork } from "./list-open-work";
import type { LocationImportRow } from "./location-import";
import { readStores } from "./rows";
import type { StoreSummary } from "./store-summary";

export type LocationAnswer = { outcome: "inserted" | "updated" | "unchanged"; locationId: LocationId } | { outcome: "rejected"; reason: string };

/** Creates or changes locations by their code; what a row leaves blank stays. Pages and promises follow by the event. */
export async function importLocations(tx: Tx, by: Permit<"locations.edit" | "system.run">, rows: readonly LocationImportRow[]): Promise<LocationAnswer[]> {
  const answers: LocationAnswer[] = [];
  for (const row of rows) {
    const [before] = await readStores(tx, sql`where upper(l.code) = ${row.code} for no key update of l`);
    answers.push(before ? await changed(tx, by, before, row) : await opened(tx, by, row));
  }
  return answers;
}

type Fields = Partial<Omit<typeof location.$inferInsert, "id" | "code" | "version">>;

function fieldsOf(row: LocationImportRow): Fields {
  const fields: Fields = {
    slug: row.slug, kind: row.kind, name: row.name, addressLine1: row.address_line1, addressLine2: row.address_line2, city: row.city, state: row.state, postcode: row.postcode, latitude: row.latitude,
    longitude: row.longitude, timeZone: row.time_zone, phone: row.phone, canSell: row.can_sell, canPickup: row.can_pickup, canCurbside: row.can_curbside, canShip: row.can_ship, canReturn: row.can_return,
    isActive: row.is_active, services: row.services, pickupLeadMinutes: row.pickup_lead_minutes, pickupCutoffMinutes: row.pickup_cutoff_minutes, pickupsPerHour: row.pickups_per_hour, holdDays: row.hold_days,
    pickupMaxParcelGrams: row.pickup_max_parcel_grams, pickupMaxParcelMm: row.pickup_max_parcel_mm, collectionInstructions: row.collection_instructions,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

async function changed(tx: Tx, by: Permit<"locations.edit" | "system.run">, before: StoreSummary, row: LocationImportRow): Promise<LocationAnswer> {
  const fields = fieldsOf(row);
  const changes: Record<string, Change> = {};
  for (const [name, after] of [...Object.entries(fields), ["hours", row.hours] as const]) {
    const was: unknown = Reflect.get(before, name);
    if (after !== undefined && JSON.stringify(was) !== JSON.stringify(after)) changes[name] = { before: was, after };
  }
  if (Object.keys(changes).length === 0) return { outcome: "unchanged", locationId: before.id };
  const work = before.isActive && fields.isActive === false ? await listOpenWork(before.id, tx) : [];
  if (work.length > 0) return { outcome: "rejected", reason: `is_active: There is open work: ${work.join(", ")}.` };
  if (changes.slug && (await tx.$count(location, eq(location.slug, fields.slug ?? ""))) > 0) return { outcome: "rejected", reason: "slug: This address is taken." };
  await tx.update(location).set({ ...fields, version: before.version + 1 }).where(eq(location.id, before.id));
  if (changes.hours) await writeHours(tx, before.id, row.hours ?? []);
  await record(tx, by, { kind: "location.changed", locationId: before.id, subject: `location:${before.id}`, payload: { changes } });
  return { outcome: "updated", locationId: before.id };
}

async function opened(tx: Tx, by: Permit<"locations.edit" | "system.run">, row: LocationImportRow): Promise<LocationAnswer> {
  const { name, address_line1: addressLine1, city, state, postcode, latitude, longitude, time_zone: timeZone } = row;
  if (name === undefined || addressLine1 === undefined || city === undefined || state === undefined || postcode === undefined || latitude === undefined || longitude === undefined || timeZone === undefined) {
    const missing = (["name", "address_line1", "city", "state", "postcode", "latitude", "longitude", "time_zone"] as const).filter((column) => row[column] === undefined);
    return { outcome: "rejected", reason: `${missing.join(", ")}: needed for a new location.` };
  }
  const id = newId<LocationId>();
  const slug = row.slug ?? `${name} ${row.code}`.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const added = await tx.insert(location).values({ kind: "store", ...fieldsOf(row), id, code: row.code, slug, name, addressLine1, city, state, postcode, latitude, longitude, timeZone })
    .onConflictDoNothing().returning({ id: location.id });
  if (added.length === 0) return { outcome: "rejected", reason: "slug: This address is taken." };
  await writeHours(tx, id, row.hours ?? []);
  await record(tx, by, { kind: "location.changed", locationId: id, subject: `location:${id}`, payload: { changes: { created: { before: null, after: { code: row.code, name } } } } });
  return { outcome: "inserted", locationId: id };
}

async function writeHours(tx: Tx, locationId: LocationId, hours: NonNullable<LocationImportRow["hours"]>): Promise<void> {
  await tx.delete(locationHours).where(eq(locationHours.locationId, locationId));
  if (hours.length > 0) await tx.insert(locationHours).values(hours.map((window) => ({ locationId, ...window })));
}
