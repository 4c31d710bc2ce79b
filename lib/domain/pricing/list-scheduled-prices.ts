import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PriceListId, ProductId, VariantId } from "@/lib/kernel/ids";

export type ScheduledPrice = {
  variantId: VariantId; priceListId: PriceListId; /** The list it was scheduled for. */ baseId: PriceListId; productId: ProductId; title: string; sku: string; list: string; currency: string;
  startsAt: string; amountMinor: number; compareAtMinor: number | null; currentMinor: number | null;
};

/** Prices that will begin, the next first; of one product, or of all. */
export async function listScheduledPrices(_by: Permit<"catalog.view">, { productId = null }: { productId?: ProductId | null } = {}, from: Reader = db): Promise<ScheduledPrice[]> {
  const { rows } = await from.execute<ScheduledPrice>(sql`
    select p.variant_id as "variantId", l.id as "priceListId", l.base_id as "baseId", g.id as "productId", g.title || case when v.title = '' then '' else ', ' || v.title end as title, v.sku, l.name as list, l.currency,
      to_char(l.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", p.amount_minor as "amountMinor", p.compare_at_minor as "compareAtMinor", present.amount_minor as "currentMinor"
    from price_list l join price p on p.price_list_id = l.id join variant v on v.id = p.variant_id join product g on g.id = v.product_id
      left join price present on present.price_list_id = l.base_id and present.variant_id = p.variant_id
    where l.base_id is not null and l.starts_at > shop_clock() and (${productId}::uuid is null or g.id = ${productId}::uuid)
    order by l.starts_at, v.position, v.sku limit 500`);
  return rows;
}
