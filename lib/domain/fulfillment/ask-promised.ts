import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { askShopper } from "./ask-shopper";
import { lockFulfillment } from "./rows";

type ClosedTime = { locationId: LocationId; fromMs: number; untilMs: number; /** Also who is late already: they would be served then. */ isToday: boolean; reason: string };

/**
 * Asks everybody who was promised a store's closed time, at the counter or at the door, for another store, a carrier, a
 * refund or to wait; their hours are free again. What is on the van is delivered.
 */
export async function askPromised(tx: Tx, by: Permit<"locations.close" | "locations.edit">, { reason, ...time }: ClosedTime): Promise<FulfillmentId[]> {
  const promised = await listPromised(tx, time);
  for (const fulfillmentId of promised) {
    await askShopper(tx, by, await lockFulfillment(tx, by, fulfillmentId), "store_closed", reason);
    await releaseSlot(tx, by, { fulfillmentId });
  }
  return promised;
}

/** Parts whose hour lies in the closed time, those without an hour that are promised in it, and on the day itself what is overdue. */
async function listPromised(tx: Tx, { locationId, fromMs, untilMs, isToday }: Omit<ClosedTime, "reason">): Promise<FulfillmentId[]> {
  const [from, until] = [new Date(fromMs).toISOString(), new Date(untilMs).toISOString()];
  const { rows } = await tx.execute<{ id: FulfillmentId }>(sql`
    select id from fulfillment
    where location_id = ${locationId} and (method in ('pickup', 'curbside') and status in ('open', 'picking', 'ready') or method = 'local_delivery' and status in ('open', 'picking', 'packed'))
      and case when status <> 'ready' and ${isToday}::boolean and promised_at < ${from}::timestamptz then true
        when slot_ends_at is not null then slot_ends_at > ${from}::timestamptz and slot_starts_at < ${until}::timestamptz
        else promised_at >= ${from}::timestamptz and promised_at < ${until}::timestamptz end
    order by id for update`);
  return rows.map((row) => row.id);
}
