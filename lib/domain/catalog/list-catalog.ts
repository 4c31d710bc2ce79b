import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ProductId } from "@/lib/kernel/ids";
import { homeCurrency } from "@/lib/kernel/currency";
import { catalogPageSize, type CatalogQuery, type CatalogRow } from "./catalog-query";
import { isBundle } from "./is-bundle";

/** Products for those who edit them, every status, by title; `page` counts from one. */
export async function listCatalog(_by: Permit<"catalog.view">, query: CatalogQuery, from: Reader = db): Promise<{ rows: CatalogRow[]; total: number }> {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8).map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const { rows } = await from.execute<CatalogRow & { id: ProductId; total: number }>(sql`
    with recursive below as (
      select id from category where slug = ${query.category} union all select c.id from category c join below on c.parent_id = below.id
    ), found as (
      select p.id, p.version, p.title, count(*) over () as total from product p
      where (${query.status} = '' or p.status = ${query.status}) and (${query.category} = '' or p.category_id in (select id from below))
        and not exists (select from unnest(${sql.param(words)}::text[]) as w(word) where lower(p.title || ' ' || p.external_id || ' ' || p.brand) not like w.word
          and not exists (select from variant v where v.product_id = p.id and lower(v.sku || ' ' || coalesce(v.gtin, '') || ' ' || v.title) like w.word))
      order by lower(p.title), p.id limit ${catalogPageSize} offset ${(query.page - 1) * catalogPageSize}
    )
    select p.id, p.title, p.slug, p.external_id as "externalId", p.status, p.brand, c.name as category, found.total::int as total,
      (select m.src from media m where m.product_id = p.id order by m.position limit 1) as image,
      (select count(*)::int from variant v where v.product_id = p.id and v.status = 'active') as variants,
      price.low as "lowMinor", price.high as "highMinor", price.currency,
      case when not exists (select from variant v where v.product_id = p.id and ${isBundle(sql`v.id`)}) then (select coalesce(sum(s.on_hand), 0)::int from stock_level s join variant v on v.id = s.variant_id where v.product_id = p.id) end as "onHand",
      (select count(*)::int from variant v where v.product_id = p.id and v.gtin is null) as "withoutGtin"
    from found join product p on p.id = found.id join category c on c.id = p.category_id
      left join lateral (select min(r.amount_minor) as low, max(r.amount_minor) as high, ${homeCurrency}::text as currency from variant v join price r on r.variant_id = v.id join price_list l on l.id = r.price_list_id
        where v.product_id = p.id and l.currency = ${homeCurrency} and l.channel is null and (l.starts_at is null or l.starts_at <= shop_clock()) and (l.ends_at is null or l.ends_at > shop_clock())) price on true
    order by lower(p.title), p.id`);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
