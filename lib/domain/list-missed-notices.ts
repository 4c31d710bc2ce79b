import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";

export type MissedNotice = { id: number; kind: string; customer: string | null; location: string | null; order: string | null; fulfillment: string | null; variants: string[] | null };

/** Ids are given before the commit, so a slow transaction may appear behind a seen one: look back a little. */
const lookBack = 50;

/** What was recorded since an event id, oldest first; null when it is more than can be told one by one. */
export async function listMissedNotices(afterId: number, from: Reader = db): Promise<MissedNotice[] | null> {
  const most = 500;
  const { rows } = await from.execute<MissedNotice>(sql`
    select id::int as id, kind, customer_id as customer, location_id as location, order_id as "order", fulfillment_id as fulfillment, payload -> 'variantIds' as variants
    from event where id > ${Math.max(0, afterId - lookBack)} order by id limit ${most + 1}`);
  return rows.length > most ? null : rows;
}
