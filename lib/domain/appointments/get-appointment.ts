import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { AppointmentId } from "@/lib/kernel/ids";
import type { AppointmentTime, AppointmentView } from "./appointment";
import { listAppointmentTimes } from "./list-appointment-times";
import { readAppointments, readKinds } from "./rows";

export type OwnAppointment = { view: AppointmentView; /** Other times, until it is too late to move it. */ times: AppointmentTime[]; isOver: boolean };

/** What its shopper sees; the caller has proved that it is theirs. Null: there is none. */
export async function getAppointment(_by: Permit<"orders.track">, appointmentId: AppointmentId, from: Reader = db): Promise<OwnAppointment | null> {
  const [view] = await readAppointments(from, sql`a.id = ${appointmentId}`);
  if (!view) return null;
  const [kind] = await readKinds(from, sql`k.id = ${view.kind.id}`);
  const { rows: [clock] } = await from.execute<{ over: boolean; late: boolean }>(sql`
    select ${view.startsAt}::timestamptz <= shop_clock() as over, ${view.startsAt}::timestamptz - make_interval(mins => ${kind?.cutoffMinutes ?? 0}) < shop_clock() as late`);
  const isOver = view.status !== "booked" || (clock?.over ?? true);
  return { view, isOver, times: kind && !isOver && !clock?.late ? await listAppointmentTimes(kind, appointmentId, from) : [] };
}
