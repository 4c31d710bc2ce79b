import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { location } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId } from "@/lib/kernel/ids";
import { lockLocation } from "./lock-location";

/** Takes new work again. One that does already is left alone. @throws Refusal `not_found` */
export async function resumeStore(tx: Tx, by: Permit<"locations.close">, { locationId }: { locationId: LocationId }): Promise<{ locationId: LocationId }> {
  const store = await lockLocation(tx, by, locationId);
  if (store.pausedUntil === null) return { locationId };
  await tx.update(location).set({ pausedUntil: null, pausedAt: null, pausedReason: null, pausedByStaffId: null, version: store.version + 1 }).where(eq(location.id, locationId));
  await record(tx, by, { kind: "location.resumed", locationId, subject: `location:${locationId}`, payload: { changes: { "no capacity until": { before: store.pausedUntil, after: null } } } });
  return { locationId };
}
