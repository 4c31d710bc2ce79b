import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { releaseHours } from "@/lib/domain/locations/book-hours";
import { record } from "@/lib/domain/record";
import type { AppointmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { endAppointment } from "./end-appointment";
import { lockAppointment } from "./rows";

/** Calls it off, until it begins: its hours are free for others at once. Twice changes nothing. @throws Refusal `not_found`, `illegal_move`, `slot_past` */
export async function cancelAppointment(tx: Tx, by: Permit<"orders.track"> | Permit<"orders.service">, { appointmentId }: { appointmentId: AppointmentId }): Promise<void> {
  const scope = by.can === "orders.service" ? storeScope(by) : null;
  const found = await lockAppointment(tx, appointmentId, sql`(${scope === null} or a.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  if (found.status === "cancelled") return;
  if (found.status !== "booked") throw new Refusal("illegal_move");
  if (found.isPast) throw new Refusal("slot_past");
  await endAppointment(tx, found, "cancelled");
  await releaseHours(tx, by, { appointmentId });
  await record(tx, by, { kind: "appointment.cancelled", locationId: found.locationId, customerId: found.customerId, subject: `appointment:${appointmentId}` });
}
