import type { Tx } from "@/db/client";
import { locationException } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { ExceptionChange } from "./location-input";
import { lockLocation, raiseVersion } from "./lock-location";

/** Sets other hours, or none, for one date; replaces what was set for it. @throws Refusal `not_found`, `stale_version`, `invalid` */
export async function setException(tx: Tx, by: Permit<"locations.edit" | "locations.close">, input: ExceptionChange): Promise<{ version: number }> {
  const { locationId, day, opensMinute, closesMinute, reason } = input;
  if ((opensMinute === null) !== (closesMinute === null)) throw new Refusal("invalid");
  const store = await lockLocation(tx, by, locationId);
  if (input.version !== undefined && input.version !== store.version) throw new Refusal("stale_version", { version: store.version });
  const before = store.exceptions.find((one) => one.day === day) ?? null;
  const after = { opensMinute, closesMinute, reason };
  await tx.insert(locationException).values({ locationId, day, ...after }).onConflictDoUpdate({ target: [locationException.locationId, locationException.day], set: after });
  const version = await raiseVersion(tx, locationId);
  await record(tx, by, { kind: "location.changed", locationId, subject: `location:${locationId}`, payload: { changes: { [`exception ${day}`]: { before, after } } } });
  return { version };
}
