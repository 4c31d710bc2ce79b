import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { variantKey } from "@/lib/domain/catalog/product-page";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { homeCurrency } from "@/lib/kernel/currency";
import type { VariantId } from "@/lib/kernel/ids";
import type { FeedItem } from "./feed-item";

export type FeedPage = { items: FeedItem[]; next: VariantId | null };

type Row = Omit<FeedItem, "price" | "ship" | "path" | "title"> & { slug: string; productTitle: string; variantTitle: string; isFirst: boolean };

export const feedPageSize = 500;

/**
 * The sold variants after `after` by id, with price and delivery from the functions that every channel asks. A variant
 * without a price is left out: nobody can buy it. `next` is null on the last page.
 */
export async function listFeedItems(after: VariantId | null, from: Reader = db): Promise<FeedPage> {
  const { rows } = await from.execute<Row>(sql`
    with recursive page as (
      select v.id, v.product_id, v.sku, v.gtin, v.title, v.position, v.options from variant v join product p on p.id = v.product_id
      where v.status = 'active' and p.status = 'active' and not v.is_gift_card and (${after}::uuid is null or v.id > ${after}::uuid) order by v.id limit ${feedPageSize}
    ), up as (
      select c.id as leaf, c.id, c.name, c.parent_id, 0 as height from category c where c.id in (select p.category_id from product p join page v on v.product_id = p.id)
      union all select up.leaf, c.id, c.name, c.parent_id, up.height + 1 from category c join up on c.id = up.parent_id where up.height < 10
    )
    select v.id as "variantId", v.sku, v.gtin, p.external_id as "groupId", p.slug, p.title as "productTitle", v.title as "variantTitle", p.brand,
      coalesce(nullif(p.description, ''), nullif(p.summary, ''), p.title) as description, coalesce(v.options ->> 'color', p.attributes ->> 'color') as color, nullif(p.materials, '') as material,
      v.id = (select f.id from variant f where f.product_id = p.id and f.status = 'active' order by f.position limit 1) as "isFirst",
      (select jsonb_agg(up.name order by up.height desc) from up where up.leaf = p.category_id) as categories,
      (select sum(c.weight_grams)::int from sold_parcel c where c.variant_id = v.id) as "weightGrams",
      coalesce((select jsonb_agg(m.src order by (m.variant_id = v.id) desc nulls last, m.position) from media m where m.product_id = p.id and (m.variant_id = v.id or m.variant_id is null)), '[]') as pictures
    from page v join product p on p.id = v.product_id order by v.id`);
  const ids = rows.map((row) => row.variantId);
  const prices = await getPrices(ids, { channel: "web", currency: homeCurrency }, from);
  const ship = new Map((await getShipAvailability({ variantIds: ids, channel: "web" }, from)).map((one) => [one.variantId, one]));
  const items = rows.flatMap(({ slug, productTitle, variantTitle, isFirst, ...row }): FeedItem[] => {
    const [price, delivery] = [prices.get(row.variantId), ship.get(row.variantId)];
    if (!price || !delivery) return [];
    const path = isFirst ? `/products/${slug}` : `/products/${slug}/${variantKey({ title: variantTitle, sku: row.sku })}`;
    return [{ ...row, title: variantTitle ? `${productTitle}, ${variantTitle}` : productTitle, path, price, ship: delivery }];
  });
  return { items, next: rows.length === feedPageSize ? (ids.at(-1) ?? null) : null };
}
