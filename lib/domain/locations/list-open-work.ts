import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";

/** Numbers of fulfillments that the location still has to bring to an end, at most twenty. */
export async function listOpenWork(locationId: LocationId, from: Reader = db): Promise<string[]> {
  const { rows } = await from.execute<{ number: string }>(sql`
    select number from fulfillment
    where location_id = ${locationId} and status not in ('handed_over', 'shipped', 'delivered', 'cancelled', 'lost')
    order by promised_at limit 20`);
  return rows.map((row) => row.number);
}
