import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import type { LocationId } from "@/lib/kernel/ids";
import type { AppointmentDay } from "./appointment";
import { readAppointments } from "./rows";

/** The appointments of a store's day, in their order; today where no day is named. Null when the store is not the reader's. */
export async function listAppointments(by: Permit<"orders.service">, { locationId, day }: { locationId: LocationId; day: string | null }, from: Reader = db): Promise<AppointmentDay | null> {
  const store = (storeScope(by)?.includes(locationId) ?? true) ? await getStore({ id: locationId }, from) : null;
  if (!store) return null;
  const { rows: [clock] } = await from.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  const nowMs = clock?.ms ?? Date.now();
  const shown = day ?? dayAt(store.timeZone, nowMs);
  const bound = (minute: number) => new Date(instantAt(store.timeZone, shown, minute)).toISOString();
  const rows = await readAppointments(from, sql`a.location_id = ${locationId} and a.starts_at >= ${bound(0)}::timestamptz and a.starts_at < ${bound(1440)}::timestamptz`);
  return { day: shown, now: new Date(nowMs).toISOString(), timeZone: store.timeZone, storeName: store.name, rows };
}
