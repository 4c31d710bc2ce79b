import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { bookHours, lockHours } from "@/lib/domain/locations/book-hours";
import type { AppointmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { AppointmentKind } from "./appointment";
import { listAppointmentTimes } from "./list-appointment-times";

export type Booker = Permit<"orders.place"> | Permit<"orders.track"> | Permit<"orders.service">;

/**
 * Takes the hours and the people of a kind from a time on, for one appointment. Staff may at short notice.
 * @throws Refusal `slot_past`, `past_cutoff`, `store_closed`, `slot_full`
 */
export async function takeTime(tx: Tx, by: Booker, kind: AppointmentKind, appointmentId: AppointmentId, startsAt: Date): Promise<{ startsAt: Date; endsAt: Date }> {
  const asked = by.can === "orders.service" ? { ...kind, cutoffMinutes: 0 } : kind;
  const isOffered = (await listAppointmentTimes(asked, appointmentId, tx)).some((time) => time.startsAt === startsAt.toISOString());
  if (!isOffered) throw new Refusal(await whyNot(tx, asked, startsAt));
  const endsAt = new Date(startsAt.getTime() + kind.minutes * 60_000);
  await lockHours(tx, { locationId: kind.locationId, startsAt, endsAt });
  const { rows } = await tx.execute<{ taken: number }>(sql`
    select count(*)::int as taken from appointment where kind_id = ${kind.id} and status = 'booked' and id <> ${appointmentId} and starts_at < ${endsAt.toISOString()} and ends_at > ${startsAt.toISOString()}`);
  if ((rows[0]?.taken ?? 0) >= kind.atOnce) throw new Refusal("slot_full");
  await bookHours(tx, by, { appointmentId, locationId: kind.locationId, startsAt, endsAt, room: kind.room });
  return { startsAt, endsAt };
}

async function whyNot(tx: Tx, { cutoffMinutes }: AppointmentKind, startsAt: Date): Promise<"slot_past" | "past_cutoff" | "store_closed"> {
  const { rows } = await tx.execute<{ is_past: boolean; is_late: boolean }>(sql`
    select ${startsAt.toISOString()}::timestamptz <= shop_clock() as is_past, ${startsAt.toISOString()}::timestamptz < shop_clock() + make_interval(mins => ${cutoffMinutes}) as is_late`);
  return rows[0]?.is_past ? "slot_past" : rows[0]?.is_late ? "past_cutoff" : "store_closed";
}
