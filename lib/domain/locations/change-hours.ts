import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { locationHours } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { hasOverlap, type WeeklyWindow } from "./hours";
import type { HoursChange } from "./location-input";
import { lockLocation, raiseVersion } from "./lock-location";

/** Replaces the weekly hours. Returns the new version. @throws Refusal `not_found`, `stale_version`, `hours_overlap` */
export async function changeHours(tx: Tx, by: Permit<"locations.edit">, input: HoursChange): Promise<{ version: number }> {
  if (hasOverlap(input.hours)) throw new Refusal("hours_overlap");
  const store = await lockLocation(tx, by, input.locationId);
  if (store.version !== input.version) throw new Refusal("stale_version", { version: store.version });
  const hours = [...input.hours].sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute);
  if (isSame(store.hours, hours)) return { version: store.version };
  await tx.delete(locationHours).where(eq(locationHours.locationId, input.locationId));
  if (hours.length > 0) await tx.insert(locationHours).values(hours.map((window) => ({ locationId: input.locationId, ...window })));
  const version = await raiseVersion(tx, input.locationId);
  await record(tx, by, { kind: "location.changed", locationId: input.locationId, subject: `location:${input.locationId}`, payload: { changes: { hours: { before: store.hours, after: hours } } } });
  return { version };
}

const isSame = (a: readonly WeeklyWindow[], b: readonly WeeklyWindow[]) =>
  a.length === b.length && a.every((w, i) => w.weekday === b[i]?.weekday && w.opensMinute === b[i]?.opensMinute && w.closesMinute === b[i]?.closesMinute);
