import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import type { Currency } from "@/lib/kernel/currency";
import type { ProductId } from "@/lib/kernel/ids";
import type { ProductCard } from "./product-card";

/** Cards of these products in the order given; products that are gone or not active are left out. Web prices. */
export async function listProductCards(ids: readonly ProductId[], currency: Currency, from: Reader = db): Promise<ProductCard[]> {
  if (ids.length === 0) return [];
  const { rows } = await from.execute<ProductCard>(sql`
    with own as materialized (
      select v.id, v.product_id, v.title, v.swatch, v.position from variant v where v.product_id = any(${sql.param([...ids])}::uuid[]) and v.status = 'active'
    ), priced as materialized (
      ${currentPrices(sql`any(array(select id from own))`, { channel: "web", currency })}
    ), goods as (
      select o.product_id, jsonb_agg(o.id order by o.position) as variant_ids, min(p.amount_minor) as lowest, max(p.amount_minor) as highest,
        (array_agg(p.compare_at_minor order by p.amount_minor))[1] as compare_at, (array_agg(p.lowest_minor order by p.amount_minor))[1] as lowest_before,
        coalesce(jsonb_agg(jsonb_build_object('title', o.title, 'hex', o.swatch) order by o.position) filter (where o.swatch is not null), '[]') as swatches
      from own o left join priced p on p.variant_id = o.id group by o.product_id
    )
    select p.id, p.slug, p.title, m.picture, g.lowest as "priceMinor", g.lowest < g.highest as "isFrom", g.compare_at as "compareAtMinor", g.lowest_before as "lowestMinor", ${currency}::text as currency,
      p.rating_count as "ratingCount", case when p.rating_count = 0 then 0 else round(p.rating_sum::numeric / p.rating_count, 1)::float8 end as "ratingAverage",
      g.swatches, g.variant_ids as "variantIds"
    from unnest(${sql.param([...ids])}::uuid[]) with ordinality as wanted(id, place) join product p on p.id = wanted.id and p.status = 'active' join goods g on g.product_id = p.id
    left join lateral (select jsonb_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height, 'background', m.background) as picture
      from media m where m.product_id = p.id order by m.position limit 1) m on true
    order by wanted.place`);
  return rows;
}
