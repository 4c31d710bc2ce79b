import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { location } from "@/db/schema/locations";
import type { Change } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { listOpenWork } from "./list-open-work";
import type { LocationChange } from "./location-input";
import { lockLocation } from "./lock-location";

/**
 * Changes what a location is and offers. Returns the new version.
 * @throws Refusal `not_found`, `stale_version`, `has_open_work` when it would close for good with orders still open
 */
export async function changeLocation(tx: Tx, by: Permit<"locations.edit">, input: LocationChange): Promise<{ version: number }> {
  const before = await lockLocation(tx, by, input.locationId);
  if (before.version !== input.version) throw new Refusal("stale_version", { version: before.version });
  const { locationId, version, ...fields } = input;
  const changes: Record<string, Change> = {};
  for (const [name, after] of Object.entries(fields)) {
    const was: unknown = Reflect.get(before, name);
    if (JSON.stringify(was) !== JSON.stringify(after)) changes[name] = { before: was, after };
  }
  if (Object.keys(changes).length === 0) return { version };
  if (before.isActive && !input.isActive) {
    const work = await listOpenWork(locationId, tx);
    if (work.length > 0) throw new Refusal("has_open_work", { work });
  }
  await tx.update(location).set({ ...fields, version: version + 1 }).where(and(eq(location.id, locationId), eq(location.version, version)));
  await record(tx, by, { kind: "location.changed", locationId, subject: `location:${locationId}`, payload: { changes } });
  return { version: version + 1 };
}
