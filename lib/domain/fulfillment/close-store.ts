import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { windowsOn } from "@/lib/domain/locations/hours";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import { setException } from "@/lib/domain/locations/set-exception";
import { dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { askShopper } from "./ask-shopper";
import { lockFulfillment } from "./rows";

export type CloseStoreInput = {
  locationId: LocationId;
  /** Local date, YYYY-MM-DD. */
  day: string;
  /** `now` keeps today's hours up to this minute. */
  from: "now" | "opening";
  reason: string;
};

/**
 * Closes a store at short notice. Every pickup that was promised for the closed time is asked for another store, delivery,
 * a refund or to wait; its slot is free again. @throws Refusal `not_found`, `forbidden`, `invalid`
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
  const untilMs = instantAt(store.timeZone, input.day, 1440);
  const opensMinute = windowsOn(store, input.day)[0]?.opensMinute ?? null;
  const minute = Math.floor((nowMs - instantAt(store.timeZone, today, 0)) / 60_000);
  const isPartDay = input.from === "now" && opensMinute !== null && minute > opensMinute;
  await setException(tx, by, { locationId: input.locationId, day: input.day, opensMinute: isPartDay ? opensMinute : null, closesMinute: isPartDay ? minute : null, reason: input.reason });
  const affected = await listPromised(tx, input.locationId, new Date(fromMs), new Date(untilMs), input.day === today);
  for (const id of affected) {
    const part = await lockFulfillment(tx, by, id);
    await askShopper(tx, by, part, "store_closed", input.reason);
    await releaseSlot(tx, by, { fulfillmentId: id });
  }
  await record(tx, by, { kind: "location.closed_early", locationId: input.locationId, payload: { day: input.day, from: input.from, reason: input.reason, affected: affected.length } });
  return { affected };
}

/** Pickups whose hour lies in the closed time, those without an hour that are promised in it, and on the day itself what is overdue: it would be fetched then. */
async function listPromised(tx: Tx, locationId: LocationId, from: Date, until: Date, isToday: boolean): Promise<FulfillmentId[]> {
  const { rows } = await tx.execute<{ id: FulfillmentId }>(sql`
    select id from fulfillment
    where location_id = ${locationId} and method in ('pickup', 'curbside') and status in ('open', 'picking', 'ready')
      and case when status <> 'ready' and ${isToday}::boolean and promised_at < ${from.toISOString()}::timestamptz then true
        when slot_ends_at is not null then slot_ends_at > ${from.toISOString()}::timestamptz and slot_starts_at < ${until.toISOString()}::timestamptz
        else promised_at >= ${from.toISOString()}::timestamptz and promised_at < ${until.toISOString()}::timestamptz end
    order by id for update`);
  return rows.map((row) => row.id);
}
