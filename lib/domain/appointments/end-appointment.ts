import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appointment } from "@/db/schema/appointments";
import type { LockedAppointment } from "./rows";
import type { AppointmentStatus } from "./appointment-state";

/** Writes how a booked appointment ended. */
export async function endAppointment(tx: Tx, { id }: Pick<LockedAppointment, "id">, status: Exclude<AppointmentStatus, "booked">): Promise<void> {
  await tx.update(appointment).set({ status, closedAt: sql`shop_clock()`, version: sql`${appointment.version} + 1` }).where(and(eq(appointment.id, id), eq(appointment.status, "booked")));
}
