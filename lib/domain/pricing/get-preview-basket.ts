import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import type { Permit } from "@/lib/domain/identity/permit";
import { homeCurrency } from "@/lib/kernel/currency";
import { currentPrices } from "./get-prices";
import type { Conditions } from "./promotion";
import type { BasketLine } from "./promotion-basket";
import { categoryPathOf } from "./promotions-of";

export type PreviewBasket = { /** The order's number; null for a sample. */ orderNumber: string | null; channel: Channel; lines: (BasketLine & { title: string })[]; chargeMinor: number };

type Row = { lines: PreviewBasket["lines"] | null; channel: Channel; charge_minor: number };

/** The goods of a placed order as they were sold, to try a promotion on. Null when there is no such order. */
export async function getOrderBasket(_by: Permit<"orders.view">, orderNumber: string, from: Reader = db): Promise<PreviewBasket | null> {
  const { rows } = await from.execute<Row>(sql`
    select o.channel, o.charges_minor as charge_minor, (${linesOf(sql`(
      select l.id::text as key, l.variant_id, l.quantity, l.unit_price_minor as unit_minor, false as is_reduced, l.title || case when l.variant_title = '' then '' else ', ' || l.variant_title end as title,
        (select case when f.method in ('ship', 'local_delivery') then null else f.location_id end from fulfillment_line fl join fulfillment f on f.id = fl.fulfillment_id where fl.order_line_id = l.id limit 1) as store_id
      from order_line l where l.order_id = o.id)`)}) as lines
    from "order" o where o.number = ${orderNumber}`);
  const row = rows[0];
  return row?.lines ? { orderNumber, channel: row.channel, lines: row.lines, chargeMinor: row.charge_minor } : null;
}

/** A cart as it might be: up to three of the goods that the conditions name, and two others. */
export async function getSampleBasket(_by: Permit<"catalog.view">, { productIds, categoryIds }: Pick<Conditions, "productIds" | "categoryIds">, from: Reader = db): Promise<PreviewBasket> {
  const isNamed = sql`(p.id = any(${sql.param([...productIds])}::uuid[]) or p.category_id = any(${sql.param([...categoryIds])}::uuid[]) or (select k.parent_id from category k where k.id = p.category_id) = any(${sql.param([...categoryIds])}::uuid[]))`;
  const { rows } = await from.execute<Row>(sql`
    with ranked as (
      select distinct on (p.id) v.id as variant_id, p.id as product_id, p.title || case when v.title = '' then '' else ', ' || v.title end as title, p.rating_count, ${isNamed} as is_named
      from product p join variant v on v.product_id = p.id where p.status = 'active' and v.status = 'active' order by p.id, v.position
    ), chosen as ((select * from ranked where is_named order by rating_count desc, product_id limit 3) union all (select * from ranked where not is_named order by rating_count desc, product_id limit 2)),
    now as (${currentPrices(sql`any (array(select variant_id from chosen))`, { channel: "web", currency: homeCurrency })})
    select 'web' as channel, 990 as charge_minor, (${linesOf(sql`(
      select c.variant_id::text as key, c.variant_id, 1 as quantity, now.amount_minor as unit_minor, now.compare_at_minor is not null as is_reduced, c.title, null::uuid as store_id from chosen c join now on now.variant_id = c.variant_id)`)}) as lines`);
  return { orderNumber: null, channel: "web", lines: rows[0]?.lines ?? [], chargeMinor: rows[0]?.charge_minor ?? 0 };
}

const linesOf = (goods: SQL): SQL => sql`
  select jsonb_agg(jsonb_build_object('key', g.key, 'variantId', g.variant_id, 'productId', v.product_id, 'categoryIds', ${categoryPathOf(sql`p.category_id`)}, 'quantity', g.quantity, 'unitMinor', g.unit_minor,
    'isReduced', g.is_reduced, 'storeId', g.store_id, 'title', g.title) order by g.key)
  from ${goods} g join variant v on v.id = g.variant_id join product p on p.id = v.product_id`;
