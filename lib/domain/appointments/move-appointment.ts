import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appointment } from "@/db/schema/appointments";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { AppointmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockAppointment, readKinds } from "./rows";
import { takeTime } from "./take-time";

/**
 * Another time for the same: its shopper until the cut-off (the caller has proved that it is theirs), staff until it begins.
 * @throws Refusal `not_found`, `illegal_move`, `past_cutoff`, `slot_past`, `store_closed`, `slot_full`
 */
export async function moveAppointment(tx: Tx, by: Permit<"orders.track"> | Permit<"orders.service">, { appointmentId, slot }: { appointmentId: AppointmentId; slot: Date }): Promise<void> {
  const scope = by.can === "orders.service" ? storeScope(by) : null;
  const found = await lockAppointment(tx, appointmentId, sql`(${scope === null} or a.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  if (found.status !== "booked") throw new Refusal("illegal_move");
  if (by.can === "orders.track" && found.isPastCutoff) throw new Refusal("past_cutoff");
  const [kind] = await readKinds(tx, sql`k.id = ${found.kindId}`);
  if (!kind) throw new Refusal("not_found");
  const time = await takeTime(tx, by, kind, appointmentId, slot);
  await tx.update(appointment).set({ ...time, version: sql`${appointment.version} + 1` }).where(eq(appointment.id, appointmentId));
  await record(tx, by, { kind: "appointment.moved", locationId: found.locationId, customerId: found.customerId, subject: `appointment:${appointmentId}`, payload: { startsAt: time.startsAt.toISOString() } });
}
