import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { locationException } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { ExceptionRemoval } from "./location-input";
import { lockLocation, raiseVersion } from "./lock-location";

/** The weekly hours count again on that date. @throws Refusal `not_found`, `stale_version` */
export async function removeException(tx: Tx, by: Permit<"locations.edit" | "locations.close">, { locationId, day, version: seen }: ExceptionRemoval): Promise<{ version: number }> {
  const store = await lockLocation(tx, by, locationId);
  if (seen !== undefined && seen !== store.version) throw new Refusal("stale_version", { version: store.version });
  const [before] = await tx.delete(locationException).where(and(eq(locationException.locationId, locationId), eq(locationException.day, day))).returning();
  if (!before) return { version: store.version };
  const version = await raiseVersion(tx, locationId);
  const { opensMinute, closesMinute, reason } = before;
  await record(tx, by, { kind: "location.changed", locationId, subject: `location:${locationId}`, payload: { changes: { [`exception ${day}`]: { before: { opensMinute, closesMinute, reason }, after: null } } } });
  return { version };
}
