import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { location } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { LeadTimeChange } from "./location-input";
import { lockLocation } from "./lock-location";

/** Promises made from now on count with another lead time; those made stand. @throws Refusal `not_found`, `stale_version` */
export async function changeLeadTime(tx: Tx, by: Permit<"locations.edit">, { locationId, version, pickupLeadMinutes }: LeadTimeChange): Promise<{ version: number }> {
  const before = await lockLocation(tx, by, locationId);
  if (before.version !== version) throw new Refusal("stale_version", { version: before.version });
  if (before.pickupLeadMinutes === pickupLeadMinutes) return { version };
  await tx.update(location).set({ pickupLeadMinutes, version: version + 1 }).where(and(eq(location.id, locationId), eq(location.version, version)));
  await record(tx, by, { kind: "location.changed", locationId, subject: `location:${locationId}`, payload: { changes: { pickupLeadMinutes: { before: before.pickupLeadMinutes, after: pickupLeadMinutes } } } });
  return { version: version + 1 };
}
