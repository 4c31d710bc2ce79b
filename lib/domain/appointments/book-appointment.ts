import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appointment } from "@/db/schema/appointments";
import { customerOf, storeScope, type Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import { newId, type AppointmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Booking } from "./appointment";
import { readKinds } from "./rows";
import { takeTime } from "./take-time";

/** Of one address within a day: an appointment is somebody's time. */
const mostADay = 4;

/**
 * Books a visit, by its shopper or by staff for one; a mail confirms it.
 * @throws Refusal `not_found` when it is not offered, `slot_past`, `past_cutoff`, `store_closed`, `slot_full`, `too_many_attempts`
 */
export async function bookAppointment(tx: Tx, by: Permit<"orders.place"> | Permit<"orders.service">, { kindId, slot, ...person }: Booking): Promise<{ appointmentId: AppointmentId }> {
  const [kind] = await readKinds(tx, sql`k.id = ${kindId} and k.is_on`);
  const staffId = by.can === "orders.service" ? by.actor.staffId : null;
  if (!kind || (by.can === "orders.service" && !(storeScope(by)?.includes(kind.locationId) ?? true))) throw new Refusal("not_found");
  if (staffId === null && !(await withinLimit(tx, { key: `appointments:${person.email}`, max: mostADay, windowMinutes: 24 * 60 }))) throw new Refusal("too_many_attempts", { minutes: 24 * 60 });
  const id = newId<AppointmentId>();
  const time = await takeTime(tx, by, kind, id, slot);
  const customerId = by.can === "orders.place" ? customerOf(by) : null;
  await tx.insert(appointment).values({ id, kindId, locationId: kind.locationId, ...time, ...person, customerId, bookedByStaffId: staffId });
  await record(tx, by, { kind: "appointment.booked", locationId: kind.locationId, customerId, subject: `appointment:${id}`, payload: { kindId, startsAt: time.startsAt.toISOString() } });
  return { appointmentId: id };
}
