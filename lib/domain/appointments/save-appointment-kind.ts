import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appointmentKind } from "@/db/schema/appointments";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { KindChange } from "./appointment";
import { readKinds } from "./rows";

/** Adds or changes what a store takes time for; what is booked stays as it is. @throws Refusal `not_found`, `stale_version`, `name_taken` */
export async function saveAppointmentKind(tx: Tx, by: Permit<"locations.edit">, { kindId, locationId, version, ...kind }: KindChange): Promise<void> {
  if (!(storeScope(by)?.includes(locationId) ?? true)) throw new Refusal("not_found");
  const id = kindId ?? newId<NonNullable<typeof kindId>>();
  const [before] = await readKinds(tx, sql`k.id = ${id} and k.location_id = ${locationId}`);
  if (kindId && !before) throw new Refusal("not_found");
  const [same] = await tx.select({ id: appointmentKind.id }).from(appointmentKind).where(and(eq(appointmentKind.locationId, locationId), sql`lower(${appointmentKind.name}) = lower(${kind.name})`, ne(appointmentKind.id, id)));
  if (same) throw new Refusal("name_taken");
  const saved = before
    ? await tx.update(appointmentKind).set({ ...kind, version: version + 1 }).where(and(eq(appointmentKind.id, id), eq(appointmentKind.version, version))).returning({ id: appointmentKind.id })
    : await tx.insert(appointmentKind).values({ id, locationId, ...kind }).returning({ id: appointmentKind.id });
  if (saved.length === 0) throw new Refusal("stale_version");
  await record(tx, by, { kind: "location.changed", locationId, subject: `location:${locationId}`, payload: { changes: { [`appointments: ${kind.name}`]: { before: before ?? null, after: kind } } } });
}
