import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { asId, type LocationId } from "@/lib/kernel/ids";
import type { HoursException, WeeklyWindow } from "./hours";
import { exceptionsOf, hoursOf } from "./hours-of";
import type { StoreSummary } from "./store-summary";

type Row = {
  id: string; slug: string; code: string; kind: StoreSummary["kind"]; name: string; address_line1: string; address_line2: string;
  city: string; state: string; postcode: string; country: string; latitude: number; longitude: number; time_zone: string; phone: string;
  can_sell: boolean; can_pickup: boolean; can_curbside: boolean; can_ship: boolean; can_return: boolean; services: string[];
  pickup_lead_minutes: number; pickup_cutoff_minutes: number; pickups_per_hour: number; pickup_max_parcel_grams: number | null;
  pickup_max_parcel_mm: number | null; hold_days: number; collection_instructions: string; is_active: boolean; paused_until: string | Date | null; version: number;
  hours: WeeklyWindow[]; exceptions: HoursException[];
};

/** Locations with their hours and the exceptions from yesterday on. `which` is everything after `from location l`. */
export async function readStores(from: Reader, which: SQL): Promise<StoreSummary[]> {
  const { rows } = await from.execute<Row>(sql`
    select l.*, ${hoursOf(sql`l.id`)} as hours, ${exceptionsOf(sql`l.id`, sql`l.time_zone`)} as exceptions
    from location l ${which}`);
  return rows.map(storeSummary);
}

function storeSummary(row: Row): StoreSummary {
  return {
    id: asId<LocationId>(row.id), slug: row.slug, code: row.code, kind: row.kind, name: row.name,
    addressLine1: row.address_line1, addressLine2: row.address_line2, city: row.city, state: row.state, postcode: row.postcode, country: row.country,
    latitude: row.latitude, longitude: row.longitude, timeZone: row.time_zone, phone: row.phone, hours: row.hours, exceptions: row.exceptions,
    canSell: row.can_sell, canPickup: row.can_pickup, canCurbside: row.can_curbside, canShip: row.can_ship, canReturn: row.can_return, services: row.services,
    pickupLeadMinutes: row.pickup_lead_minutes, pickupCutoffMinutes: row.pickup_cutoff_minutes, pickupsPerHour: row.pickups_per_hour,
    pickupMaxParcelGrams: row.pickup_max_parcel_grams, pickupMaxParcelMm: row.pickup_max_parcel_mm, holdDays: row.hold_days,
    collectionInstructions: row.collection_instructions, isActive: row.is_active, pausedUntil: row.paused_until === null ? null : new Date(row.paused_until).toISOString(), version: row.version,
  };
}
