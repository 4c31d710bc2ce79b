import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type AppointmentId, type LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readCalendar } from "./list-pickup-slots";
import { readStores } from "./rows";
import { slotLock } from "./slot-lock";
import { hoursBetween, takenIn, type Slot } from "./slots";

export type HoursBooking = { appointmentId: AppointmentId; locationId: LocationId; startsAt: Date; endsAt: Date; /** Of each hour, in orders. */ room: number };

/** Hours may be booked this far ahead. */
const reachDays = 92;

/**
 * Books every hour that an appointment touches, in place of those it had, under the lock of each: the calendar of pickups
 * and deliveries. The locks last until the transaction ends. @throws Refusal `not_found`, `store_closed`, `slot_full`
 */
export async function bookHours(tx: Tx, by: Permit<Permission>, { appointmentId, locationId, startsAt, endsAt, room }: HoursBooking): Promise<void> {
  const hours = await lockHours(tx, { locationId, startsAt, endsAt });
  await releaseHours(tx, by, { appointmentId });
  const calendar = await readCalendar(tx, locationId, reachDays, null);
  if (!calendar || hours.some((hour) => calendar.store.pickupsPerHour - takenIn(hour, calendar.bookings) < room)) throw new Refusal("slot_full");
  for (const { startMs, endMs } of hours) {
    await tx.execute(sql`
      insert into capacity_booking (id, location_id, purpose, starts_at, ends_at, appointment_id, room)
      values (${newId()}, ${locationId}, 'appointment', ${new Date(startMs).toISOString()}, ${new Date(endMs).toISOString()}, ${appointmentId}, ${room})`);
  }
}

/** Locks the hours that a stretch of time touches, the earliest first. @throws Refusal `not_found`, `store_closed` */
export async function lockHours(tx: Tx, { locationId, startsAt, endsAt }: Pick<HoursBooking, "locationId" | "startsAt" | "endsAt">): Promise<Slot[]> {
  const [place] = await readStores(tx, sql`where l.id = ${locationId} and l.is_active`);
  if (!place) throw new Refusal("not_found");
  const hours = hoursBetween(place, startsAt.getTime(), endsAt.getTime());
  if (!hours) throw new Refusal("store_closed", { store: place.name });
  for (const { startMs } of hours) await tx.execute(sql`select ${slotLock(sql`${locationId}`, sql`${new Date(startMs).toISOString()}`)}`);
  return hours;
}

/** Gives the hours of an appointment back. */
export async function releaseHours(tx: Tx, _by: Permit<Permission>, { appointmentId }: { appointmentId: AppointmentId }): Promise<void> {
  await tx.execute(sql`delete from capacity_booking where appointment_id = ${appointmentId}`);
}
