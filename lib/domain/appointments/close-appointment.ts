import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { AppointmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { endAppointment } from "./end-appointment";
import { lockAppointment } from "./rows";

/** Whether they came. @throws Refusal `not_found`, `illegal_move` */
export async function closeAppointment(tx: Tx, by: Permit<"orders.service">, { appointmentId, as }: { appointmentId: AppointmentId; as: "kept" | "missed" }): Promise<void> {
  const scope = storeScope(by);
  const found = await lockAppointment(tx, appointmentId, sql`(${scope === null} or a.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  if (found.status === as) return;
  if (found.status !== "booked") throw new Refusal("illegal_move");
  await endAppointment(tx, found, as);
  await record(tx, by, { kind: "appointment.closed", locationId: found.locationId, customerId: found.customerId, subject: `appointment:${appointmentId}`, payload: { as } });
}
