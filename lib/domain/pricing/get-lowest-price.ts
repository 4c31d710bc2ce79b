import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { VariantId } from "@/lib/kernel/ids";
import { getPrices } from "./get-prices";

/** The lowest price that everybody had in a store within so many days, today's included, by any list; null for what is not sold there. */
export async function getLowestPrice({ variantId, currency, days }: { variantId: VariantId; currency: string; days: number }, from: Reader = db): Promise<number | null> {
  const today = (await getPrices([variantId], { channel: "store", currency }, from)).get(variantId);
  if (!today) return null;
  const { rows: [former] } = await from.execute<{ lowest: number | null }>(sql`
    select min(c.after_minor) as lowest from (
      select c.after_minor, greatest(c.at, l.starts_at) as since, coalesce(least(lead(c.at) over (partition by c.price_list_id order by c.at, c.id), l.ends_at), 'infinity') as until
      from price_change c join price_list l on l.id = c.price_list_id
      where c.variant_id = ${variantId} and l.currency = ${currency} and (l.channel is null or l.channel = 'store') and l.group_id is null and l.location_id is null) c
    where c.since < c.until and c.since <= shop_clock() and c.until > shop_clock() - make_interval(days => ${days})`);
  return Math.min(today.amountMinor, former?.lowest ?? today.amountMinor);
}
