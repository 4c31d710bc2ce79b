import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import { tenders, type Tender } from "@/lib/domain/payments/tender";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";

export type Receipt = {
  number: string; at: string; currency: string; contactName: string; soldBy: string; register: string | null;
  store: { name: string; addressLine1: string; city: string; state: string; postcode: string; phone: string; timeZone: string };
  lines: { title: string; variantTitle: string; sku: string; quantity: number; unitMinor: number; discountMinor: number; /** Of a bundle. */ parts: { title: string; variantTitle: string; quantity: number }[]; offers: { name: string; amountMinor: number }[] }[];
  subtotalMinor: number; discountMinor: number; chargesMinor: number; taxMinor: number; includedTaxMinor: number; taxExemption: string | null; totalMinor: number;
  /** What is taken along and what follows: from where, until when, to whom. */
  parts: { method: FulfillmentMethod; number: string; store: string; timeZone: string; promisedAt: string; slot: { startsAt: string; endsAt: string } | null; shipTo: string | null; lines: { title: string; quantity: number }[] }[];
  tenders: { tender: Tender; brand: string | null; last4: string | null; amountMinor: number }[];
  cash: { dueMinor: number; receivedMinor: number; changeMinor: number } | null;
};

/** What is printed of an order that was sold in a store in reach. */
export async function getReceipt(by: Permit<"orders.view">, number: string, from: Reader = db): Promise<Receipt | null> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ facts: Receipt }>(sql`
    select jsonb_build_object('number', o.number, 'at', coalesce(f.sold_at, o.placed_at), 'currency', o.currency, 'contactName', o.contact_name, 'soldBy', coalesce(t.name, ''), 'register', r.name,
      'store', jsonb_build_object('name', l.name, 'addressLine1', l.address_line1, 'city', l.city, 'state', l.state, 'postcode', l.postcode, 'phone', l.phone, 'timeZone', l.time_zone),
      'lines', (select jsonb_agg(jsonb_build_object('title', i.title, 'variantTitle', i.variant_title, 'sku', i.sku, 'quantity', i.quantity, 'unitMinor', i.unit_price_minor, 'discountMinor', i.discount_minor, 'parts', i.parts,
        'offers', coalesce((select jsonb_agg(jsonb_build_object('name', d.name, 'amountMinor', d.amount_minor) order by d.amount_minor desc, d.name)
          from (select name, sum(amount_minor) as amount_minor from order_discount where order_line_id = any (i.ids) group by name, promotion_id) d), '[]')) order by i.ids[1]) from (
          select array[id] as ids, title, variant_title, sku, quantity, unit_price_minor, discount_minor, '[]'::jsonb as parts from order_line where order_id = o.id and bundle_id is null
          union all select array_agg(n.id order by n.id), b.title, b.variant_title, b.sku, b.quantity, b.unit_price_minor, sum(n.discount_minor)::int, jsonb_agg(jsonb_build_object('title', n.title, 'variantTitle', n.variant_title, 'quantity', n.quantity) order by n.id)
            from order_bundle b join order_line n on n.bundle_id = b.id where b.order_id = o.id group by b.id) i),
      'subtotalMinor', o.subtotal_minor, 'discountMinor', o.discount_minor, 'chargesMinor', o.charges_minor, 'taxMinor', o.tax_minor, 'includedTaxMinor', o.included_tax_minor, 'taxExemption', o.tax_exemption, 'totalMinor', o.total_minor,
      'parts', (select coalesce(jsonb_agg(jsonb_build_object('method', f.method, 'number', f.number, 'store', s.name, 'timeZone', s.time_zone, 'promisedAt', f.promised_at,
          'slot', case when f.slot_starts_at is not null then jsonb_build_object('startsAt', f.slot_starts_at, 'endsAt', f.slot_ends_at) end, 'shipTo', concat_ws(', ', f.ship_to ->> 'name', f.ship_to ->> 'line1', f.ship_to ->> 'city'),
          'lines', (select jsonb_agg(jsonb_build_object('title', i.title || case when i.variant_title = '' then '' else ', ' || i.variant_title end, 'quantity', x.quantity - x.cancelled - x.moved) order by i.id) from fulfillment_line x join order_line i on i.id = x.order_line_id where x.fulfillment_id = f.id)) order by f.number), '[]')
        from fulfillment f join location s on s.id = f.location_id where f.order_id = o.id and f.status <> 'cancelled'),
      'tenders', coalesce((select jsonb_agg(jsonb_build_object('tender', t.tender, 'brand', t.brand, 'last4', t.last4, 'amountMinor', t.amount) order by array_position(${sql.param([...tenders])}::text[], t.tender), t.last4)
        from (select p.tender, p.card_brand as brand, p.card_last4 as last4, sum(p.amount_minor) as amount from payment p where p.order_id = o.id and p.status not in ('created', 'failed') group by p.tender, p.card_brand, p.card_last4) t), '[]'),
      'cash', case when s.cash_due_minor is not null then jsonb_build_object('dueMinor', s.cash_due_minor, 'receivedMinor', s.received_minor, 'changeMinor', s.received_minor - s.cash_due_minor) end) as facts
    from "order" o join location l on l.id = o.location_id join checkout c on c.id = o.checkout_id left join till_sale s on s.id = c.cart_id left join register r on r.id = s.register_id left join staff t on t.id = o.staff_id left join offline_sale f on f.id = c.cart_id
    where o.id in (select x.id from "order" x where x.number = ${number} union all select s.order_id from offline_sale s where s.number = ${number}) and (${scope === null} or o.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  return rows[0]?.facts ?? null;
}
