import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Tender } from "@/lib/domain/payments/tender";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";

export type Receipt = {
  number: string; at: string; currency: string; contactName: string; soldBy: string; register: string | null;
  store: { name: string; addressLine1: string; city: string; state: string; postcode: string; phone: string; timeZone: string };
  lines: { title: string; variantTitle: string; sku: string; quantity: number; unitMinor: number; discountMinor: number }[];
  subtotalMinor: number; discountMinor: number; chargesMinor: number; taxMinor: number; includedTaxMinor: number; taxExemption: string | null; totalMinor: number;
  tenders: { tender: Tender; brand: string | null; last4: string | null; amountMinor: number }[];
  cash: { dueMinor: number; receivedMinor: number; changeMinor: number } | null;
};

/** What is printed of an order that was sold in a store in reach. */
export async function getReceipt(by: Permit<"orders.view">, number: string, from: Reader = db): Promise<Receipt | null> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ facts: Receipt }>(sql`
    select jsonb_build_object('number', o.number, 'at', coalesce(f.sold_at, o.placed_at), 'currency', o.currency, 'contactName', o.contact_name, 'soldBy', coalesce(t.name, ''), 'register', r.name,
      'store', jsonb_build_object('name', l.name, 'addressLine1', l.address_line1, 'city', l.city, 'state', l.state, 'postcode', l.postcode, 'phone', l.phone, 'timeZone', l.time_zone),
      'lines', (select jsonb_agg(jsonb_build_object('title', i.title, 'variantTitle', i.variant_title, 'sku', i.sku, 'quantity', i.quantity, 'unitMinor', i.unit_price_minor, 'discountMinor', i.discount_minor) order by i.id) from order_line i where i.order_id = o.id),
      'subtotalMinor', o.subtotal_minor, 'discountMinor', o.discount_minor, 'chargesMinor', o.charges_minor, 'taxMinor', o.tax_minor, 'includedTaxMinor', o.included_tax_minor, 'taxExemption', o.tax_exemption, 'totalMinor', o.total_minor,
      'tenders', coalesce((select jsonb_agg(jsonb_build_object('tender', p.tender, 'brand', p.card_brand, 'last4', p.card_last4, 'amountMinor', p.amount_minor) order by p.created_at)
        from payment p where p.order_id = o.id and p.status not in ('created', 'failed')), '[]'),
      'cash', case when s.cash_due_minor is not null then jsonb_build_object('dueMinor', s.cash_due_minor, 'receivedMinor', s.received_minor, 'changeMinor', s.received_minor - s.cash_due_minor) end) as facts
    from "order" o join location l on l.id = o.location_id join checkout c on c.id = o.checkout_id left join till_sale s on s.id = c.cart_id left join register r on r.id = s.register_id left join staff t on t.id = o.staff_id left join offline_sale f on f.id = c.cart_id
    where o.id in (select x.id from "order" x where x.number = ${number} union all select s.order_id from offline_sale s where s.number = ${number}) and (${scope === null} or o.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  return rows[0]?.facts ?? null;
}
