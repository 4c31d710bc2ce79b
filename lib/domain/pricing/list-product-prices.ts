import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PriceListId, ProductId, VariantId } from "@/lib/kernel/ids";

export type VariantPrice = {
  variantId: VariantId; sku: string; title: string; priceListId: PriceListId; list: string; currency: string;
  amountMinor: number | null; compareAtMinor: number | null;
  /** 0: the list does not price it yet. */
  version: number;
  history: { at: string; beforeMinor: number | null; afterMinor: number; who: string | null }[];
};

/** What each variant of a product costs in each list that applies now or later, and what it cost before; lists for everybody come first. */
export async function listProductPrices(_by: Permit<"catalog.view">, productId: ProductId, from: Reader = db): Promise<VariantPrice[]> {
  const { rows } = await from.execute<VariantPrice>(sql`
    select v.id as "variantId", v.sku, v.title, l.id as "priceListId", l.name as list, l.currency, p.amount_minor as "amountMinor", p.compare_at_minor as "compareAtMinor", coalesce(p.version, 0) as version,
      (select coalesce(jsonb_agg(jsonb_build_object('at', h.at, 'beforeMinor', h.before_minor, 'afterMinor', h.after_minor, 'who', h.who) order by h.at desc), '[]')
        from (select c.at, c.before_minor, c.after_minor, s.name as who from price_change c left join staff s on s.id = c.staff_id where c.variant_id = v.id and c.price_list_id = l.id order by c.at desc limit 12) h) as history
    from variant v cross join (select *, channel is null and location_id is null and group_id is null as for_everybody from price_list) l left join price p on p.variant_id = v.id and p.price_list_id = l.id
    where v.product_id = ${productId} and l.base_id is null and (l.ends_at is null or l.ends_at > shop_clock()) and (p.variant_id is not null or l.for_everybody)
    order by v.position, v.sku, l.for_everybody desc, l.priority desc, l.code`);
  return rows;
}
