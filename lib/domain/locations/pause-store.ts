import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { location } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { lockLocation } from "./lock-location";
import type { pauseInput } from "./pause";

/**
 * No capacity: the store gets no new work for so many hours, no pickup and no delivery; what it has stays. It ends by
 * itself. Saying it again moves the end. @throws Refusal `not_found`
 */
export async function pauseStore(tx: Tx, by: Permit<"locations.close">, { locationId, hours, reason }: z.output<typeof pauseInput>): Promise<{ until: string; locationId: string }> {
  const store = await lockLocation(tx, by, locationId);
  const [paused] = await tx
    .update(location)
    .set({ pausedUntil: sql`shop_clock() + make_interval(hours => ${hours})`, pausedAt: sql`shop_clock()`, pausedReason: reason, pausedByStaffId: by.actor.staffId, version: store.version + 1 })
    .where(eq(location.id, locationId)).returning({ until: location.pausedUntil });
  if (!paused?.until) throw new Refusal("not_found");
  const until = paused.until.toISOString();
  await record(tx, by, { kind: "location.paused", locationId, subject: `location:${locationId}`, payload: { reason, changes: { "no capacity until": { before: store.pausedUntil, after: until } } } });
  return { until, locationId };
}
