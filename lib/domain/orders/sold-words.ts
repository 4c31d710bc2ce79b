import { sql } from "drizzle-orm";

/** Units of the order `o` that were not cancelled. */
export const unitsSold = sql`(select coalesce(sum(l.quantity - l.cancelled), 0) from order_line l where l.order_id = o.id)`;

/** What the order `o` is of, each bundle under its own name. */
export const titlesSold = sql`(select coalesce(jsonb_agg(sold.title order by sold.id), '[]') from (
  select distinct on (coalesce(l.bundle_id, l.id)) l.id, coalesce(b.title, l.title) as title from order_line l left join order_bundle b on b.id = l.bundle_id where l.order_id = o.id order by coalesce(l.bundle_id, l.id), l.id) sold)`;
