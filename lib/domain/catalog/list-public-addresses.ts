import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";

export type PublicAddress = { path: string; changedAt: string | null };

/** Every page a search engine may know: products first by age, at most so many of them (a sitemap holds 50,000). */
export async function listPublicAddresses(mostProducts: number, from: Reader = db): Promise<PublicAddress[]> {
  const { rows } = await from.execute<PublicAddress>(sql`
    select '/categories/' || slug as path, null as "changedAt" from category
    union all select '/stores/' || slug, null from location where is_active and kind <> 'warehouse'
    union all (select '/products/' || slug, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD') from product p where status = 'active' and exists (select from variant v where v.product_id = p.id and not v.is_gift_card) order by published_at, id limit ${mostProducts})`);
  return rows;
}
