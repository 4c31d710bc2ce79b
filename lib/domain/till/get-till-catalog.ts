import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import type { Permit } from "@/lib/domain/identity/permit";
import { aloneCte, contentsOf, isWhole } from "@/lib/domain/pricing/contents-of";
import { linePrices } from "@/lib/domain/pricing/get-prices";
import { categoryPathOf } from "@/lib/domain/pricing/promotions-of";
import { homeCurrency } from "@/lib/kernel/currency";
import type { LocationId } from "@/lib/kernel/ids";
import type { CatalogItem } from "./till-view";

/** Everything a store's registers can sell, with what everybody pays there today and what is free there. */
export async function getTillCatalog(_by: Permit<"till.unlock">, { locationId }: { locationId: LocationId }, from: Reader = db): Promise<CatalogItem[]> {
  const { rows } = await from.execute<{ item: CatalogItem }>(sql`
    with sold as (select v.*, p.title as name, p.category_id from variant v join product p on p.id = v.product_id where v.status = 'active' and p.status = 'active' and ${isWhole(sql`v.id`)}),
    ${aloneCte(sql`select variant_id from bundle`, { channel: "store", currency: homeCurrency })},
    line as (select id, id as variant_id, ${locationId}::uuid as location_id, null::jsonb as gift from sold), price as (${linePrices({ channel: "store", currency: homeCurrency, customerId: sql`null::uuid` })}),
    free as (select a.variant_id, a.available from stock_available(array(select id from sold), array[${locationId}::uuid], false, null) a)
    select jsonb_build_object('id', v.id, 'productId', v.product_id, 'categoryIds', path.ids, 'isReduced', price.compare_at_minor is not null, 'sku', v.sku, 'gtin', v.gtin, 'title', v.name, 'option', v.title, 'priceMinor', price.amount_minor, 'isTaxIncluded', price.tax_included, 'taxClass', v.tax_class, 'isGiftCard', v.is_gift_card, 'giftMostMinor', v.gift_most_minor,
      'image', ${imageOf(sql`v.product_id`, sql`v.id`)} ->> 'src', 'left', coalesce(free.available, 0), 'heaviestGrams', (select coalesce(max(weight_grams), 0) from sold_parcel parcel where parcel.variant_id = v.id), 'contents', ${contentsOf(sql`v.id`)}) as item
    from sold v join price on price.line_id = v.id left join free on free.variant_id = v.id
    left join (select c.id, ${categoryPathOf(sql`c.id`)} as ids from category c) path on path.id = v.category_id order by v.name, v.position, v.title`);
  return rows.map(({ item }) => item);
}
