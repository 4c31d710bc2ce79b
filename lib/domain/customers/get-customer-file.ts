import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import { homeCurrency } from "@/lib/kernel/currency";
import type { LocationId } from "@/lib/kernel/ids";

export type FileVariant = { variantId: string; slug: string; title: string; variantTitle: string; image: string | null; priceMinor: number | null; availableHere: number };
export type CustomerFile = {
  id: string; name: string; email: string | null; phone: string | null; loyaltyNumber: string | null; hasAccount: boolean; emailVerified: boolean; homeStore: string | null; since: string;
  sharesBrowsing: boolean; wantsMarketing: boolean; joinedProfiles: number;
  value: { orders: number; totals: { currency: string; minor: number }[]; lastOrderAt: string | null; returns: number; stores: string[] };
  openOrders: { number: string; placedAt: string; totalMinor: number; state: string; store: string }[];
  notes: { body: string; at: string; by: string }[];
  cart: { id: string; lines: FileVariant[] } | null;
  wishes: FileVariant[];
  viewed: FileVariant[];
  /** What to offer, each with its reason. */
  offers: (FileVariant & { reason: string })[];
};

/**
 * The file of a customer for staff, in one query; null when the caller has not opened it on record in the last eight hours.
 * Browsing and what follows from it are empty while the shopper does not share it.
 */
export async function getCustomerFile(by: Permit<"customers.view">, input: { customerId: string; storeId: LocationId | null }, from: Reader = db): Promise<CustomerFile | null> {
  const id = sql`${input.customerId}::uuid`;
  const { rows } = await from.execute<{ file: CustomerFile | null }>(sql`
    with wished as (select variant_id, added_at from wish_item where customer_id = ${id} order by added_at desc limit 12),
    looked as (
      select v.id as variant_id, max(e.at) as at from event e join product p on e.subject = 'product:' || p.id join lateral (select id from variant where product_id = p.id and status = 'active' order by position limit 1) v on true
      where e.customer_id = ${id} and e.kind = 'product.viewed' and e.at > shop_clock() - interval '90 days' and (select shares_browsing from customer where id = ${id})
      group by v.id order by max(e.at) desc limit 12),
    bought as (select ol.variant_id from order_line ol join "order" o on o.id = ol.order_id where o.customer_id = ${id}),
    together as (
      select other.variant_id, count(*) as baskets, min(t.title) as because
      from (select distinct ol.order_id, ol.variant_id, p.title from order_line ol join variant v on v.id = ol.variant_id join product p on p.id = v.product_id
            where ol.variant_id in (select variant_id from bought union select variant_id from wished union select variant_id from looked) order by ol.order_id desc limit 2000) t
      join order_line other on other.order_id = t.order_id and other.variant_id <> t.variant_id
      where other.variant_id not in (select variant_id from bought)
      group by other.variant_id order by count(*) desc limit 12),
    card as (
      select v.id, jsonb_build_object('variantId', v.id, 'slug', p.slug, 'title', p.title, 'variantTitle', v.title,
        'image', (select m.src from media m where m.product_id = p.id and (m.variant_id is null or m.variant_id = v.id) order by (m.variant_id = v.id) desc nulls last, m.position limit 1),
        'priceMinor', (select price.amount_minor from (${currentPrices(sql`v.id`, { channel: "store", currency: homeCurrency })}) price),
        'availableHere', coalesce((select a.available from stock_available_at(v.id, ${input.storeId}::uuid, false, null) a), 0)) as body
      from variant v join product p on p.id = v.product_id
      where v.id in (select variant_id from wished union select variant_id from looked union select variant_id from together
        union select cl.variant_id from cart_line cl join cart k on k.id = cl.cart_id where k.customer_id = ${id} and k.status = 'open'))
    select jsonb_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone, 'loyaltyNumber', c.loyalty_number, 'hasAccount', c.account_id is not null, 'since', c.created_at,
      'emailVerified', exists (select 1 from identifier i where i.customer_id = c.id and i.kind = 'email' and i.verified_at is not null),
      'homeStore', (select name from location l where l.id = c.preferred_location_id), 'sharesBrowsing', c.shares_browsing, 'wantsMarketing', c.wants_marketing,
      'joinedProfiles', (select count(*) from customer m where m.merged_into_id = c.id),
      'value', (select jsonb_build_object('orders', count(*), 'totals', (select coalesce(jsonb_agg(jsonb_build_object('currency', s.currency, 'minor', s.minor) order by s.minor desc), '[]') from (select currency, sum(total_minor) as minor from "order" where customer_id = c.id and status <> 'cancelled' group by currency) s), 'lastOrderAt', max(o.placed_at),
          'returns', (select count(*) from fulfillment_line fl join fulfillment f on f.id = fl.fulfillment_id join "order" x on x.id = f.order_id where x.customer_id = c.id and fl.returned > 0),
          'stores', (select coalesce(jsonb_agg(distinct l.name), '[]') from fulfillment f join "order" x on x.id = f.order_id join location l on l.id = f.location_id where x.customer_id = c.id and l.kind = 'store'))
        from "order" o where o.customer_id = c.id and o.status <> 'cancelled'),
      'openOrders', (select coalesce(jsonb_agg(jsonb_build_object('number', o.number, 'placedAt', o.placed_at, 'totalMinor', f.total_minor, 'state', f.status, 'store', l.name) order by o.placed_at desc), '[]')
        from "order" o join fulfillment f on f.order_id = o.id join location l on l.id = f.location_id where o.customer_id = c.id and f.status not in ('handed_over','delivered','cancelled','lost')),
      'notes', (select coalesce(jsonb_agg(jsonb_build_object('body', n.body, 'at', n.created_at, 'by', s.name) order by n.created_at desc), '[]') from customer_note n join staff s on s.id = n.staff_id where n.customer_id = c.id),
      'cart', (select jsonb_build_object('id', k.id, 'lines', coalesce((select jsonb_agg(card.body order by cl.added_at) from cart_line cl join card on card.id = cl.variant_id where cl.cart_id = k.id), '[]')) from cart k where k.customer_id = c.id and k.status = 'open' limit 1),
      'wishes', (select coalesce(jsonb_agg(card.body order by w.added_at desc), '[]') from wished w join card on card.id = w.variant_id),
      'viewed', (select coalesce(jsonb_agg(card.body order by k.at desc), '[]') from looked k join card on card.id = k.variant_id),
      'offers', (select coalesce(jsonb_agg(card.body || jsonb_build_object('reason', 'Often bought with ' || t.because) order by t.baskets desc), '[]')
        from together t join card on card.id = t.variant_id where (card.body ->> 'availableHere')::int > 0 or ${input.storeId}::uuid is null)
    ) as file
    from customer c where c.id = ${id} and exists (select 1 from event e where e.kind = 'customer.file_opened' and e.customer_id = c.id and e.actor_id = ${by.actor.staffId} and e.at > shop_clock() - interval '8 hours')`);
  return rows[0]?.file ?? null;
}
