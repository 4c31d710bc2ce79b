import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readCalendar } from "@/lib/domain/locations/list-pickup-slots";
import { isPaused } from "@/lib/domain/locations/store-summary";
import type { AppointmentId } from "@/lib/kernel/ids";
import type { AppointmentKind, AppointmentTime } from "./appointment";
import { appointmentTimes } from "./appointment-times";

/** When somebody could come for it, full times with `left: 0`; none while the store takes no work. An appointment that is moved does not count. */
export async function listAppointmentTimes(kind: AppointmentKind, moving: AppointmentId | null = null, from: Reader = db): Promise<AppointmentTime[]> {
  const calendar = await readCalendar(from, kind.locationId, kind.daysAhead + 1, null);
  if (!calendar || isPaused(calendar.store, calendar.now)) return [];
  const { rows } = await from.execute<{ startMs: number; endMs: number }>(sql`
    select round(extract(epoch from starts_at) * 1000)::float8 as "startMs", round(extract(epoch from ends_at) * 1000)::float8 as "endMs" from appointment
    where kind_id = ${kind.id} and status = 'booked' and ends_at > shop_clock() and id is distinct from ${moving}::uuid`);
  return appointmentTimes(calendar, kind, rows);
}
