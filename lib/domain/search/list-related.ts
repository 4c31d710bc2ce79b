import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Currency } from "@/lib/kernel/currency";
import { asId, type ProductId } from "@/lib/kernel/ids";
import { listProductCards } from "./list-product-cards";
import type { ProductCard } from "./product-card";

/** Products like this one by what they are: same category first, then style, room, color and a near price. */
export async function listRelated(productId: ProductId, limit: number, currency: Currency, from: Reader = db): Promise<ProductCard[]> {
  const { rows } = await from.execute<{ id: string }>(sql`
    with own as (select facets, prices_minor[1] as price_minor from search_document where product_id = ${productId}),
    near as (
      select d.product_id, d.popularity, d.prices_minor[1] as price_minor, d.facets from search_document d, own
      where d.facets && own.facets and d.product_id <> ${productId} order by d.popularity desc nulls last, d.product_id limit 400
    )
    select n.product_id as id from near n, own, lateral (
      select coalesce(sum(case split_part(f, '=', 1) when 'category' then 4 when 'style' then 2 when 'room' then 1.5 when 'color' then 1 else 0.5 end), 0) as likeness
      from unnest(n.facets) as f where f = any(own.facets)) l
    order by l.likeness - abs(ln((coalesce(n.price_minor, 10000) + 500)::numeric / (coalesce(own.price_minor, 10000) + 500))) desc, n.popularity desc, n.product_id limit ${limit}`);
  return listProductCards(rows.map((row) => asId<ProductId>(row.id)), currency, from);
}
