import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { windowsOn } from "@/lib/domain/locations/hours";
import { setException } from "@/lib/domain/locations/set-exception";
import { dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { askPromised } from "./ask-promised";

export type CloseStoreInput = {
  locationId: LocationId;
  /** Local date, YYYY-MM-DD. */
  day: string;
  /** `now` keeps today's hours up to this minute. */
  from: "now" | "opening";
  reason: string;
};

/**
 * Closes a store at short notice. Everybody who was promised the closed time, for a pickup or for its van, is asked what
 * they want instead. @throws Refusal `not_found`, `forbidden`, `invalid`
 */
export async function closeStore(tx: Tx, by: Permit<"locations.close">, input: CloseStoreInput): Promise<{ affected: FulfillmentId[] }> {
  if (!(storeScope(by)?.includes(input.locationId) ?? true)) throw new Refusal("forbidden");
  const store = await getStore({ id: input.locationId }, tx);
  if (!store) throw new Refusal("not_found");
  const { rows: [clock] } = await tx.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  const nowMs = clock?.ms ?? Date.now();
  const today = dayAt(store.timeZone, nowMs);
  if (input.day < today || (input.from === "now" && input.day !== today)) throw new Refusal("invalid", { reason: "Choose today or a later day." });
  const fromMs = input.from === "now" ? nowMs : instantAt(store.timeZone, input.day, 0);
  const opensMinute = windowsOn(store, input.day)[0]?.opensMinute ?? null;
  const minute = Math.floor((nowMs - instantAt(store.timeZone, today, 0)) / 60_000);
  const isPartDay = input.from === "now" && opensMinute !== null && minute > opensMinute;
  await setException(tx, by, { locationId: input.locationId, day: input.day, opensMinute: isPartDay ? opensMinute : null, closesMinute: isPartDay ? minute : null, reason: input.reason });
  const affected = await askPromised(tx, by, { locationId: input.locationId, fromMs, untilMs: instantAt(store.timeZone, input.day, 1440), isToday: input.day === today, reason: input.reason });
  await record(tx, by, { kind: "location.closed_early", locationId: input.locationId, payload: { day: input.day, from: input.from, reason: input.reason, affected: affected.length } });
  return { affected };
}
