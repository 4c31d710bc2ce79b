import type { Tx } from "@/db/client";
import { appointmentKind } from "@/db/schema/appointments";
import { newId, type AppointmentKindId, type LocationId } from "@/lib/kernel/ids";
import type { AppointmentKind } from "./appointment";

/** A consultation of an hour that one person gives, and that takes as much of an hour as three orders. */
export async function offer(tx: Tx, locationId: LocationId, changes: Partial<AppointmentKind> = {}): Promise<AppointmentKind> {
  const kind = { id: newId<AppointmentKindId>(), locationId, name: "Design consultation", about: "Bring a plan.", minutes: 60, atOnce: 1, room: 3, cutoffMinutes: 60, daysAhead: 3, isOn: true, version: 1, ...changes };
  await tx.insert(appointmentKind).values(kind);
  return kind;
}

export const person = { name: "Maya Lin", email: "maya@example.com", phone: "", note: "" };
