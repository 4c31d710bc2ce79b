import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { AppointmentId } from "@/lib/kernel/ids";
import type { AppointmentTime, AppointmentView } from "./appointment";
import { listAppointmentTimes } from "./list-appointment-times";
import { readAppointments, readKinds } from "./rows";

/** A booked appointment of the reader's stores and the other times for it, at short notice too; null for any other. */
export async function getVisit(by: Permit<"orders.service">, appointmentId: AppointmentId, from: Reader = db): Promise<{ view: AppointmentView; times: AppointmentTime[] } | null> {
  const scope = storeScope(by);
  const [view] = await readAppointments(from, sql`a.id = ${appointmentId} and a.status = 'booked' and (${scope === null} or a.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  const [kind] = view ? await readKinds(from, sql`k.id = ${view.kind.id}`) : [];
  return view && kind ? { view, times: await listAppointmentTimes({ ...kind, cutoffMinutes: 0 }, view.id, from) } : null;
}
