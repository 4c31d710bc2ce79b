import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { bundleOf } from "@/lib/domain/fulfillment/bundle-of";
import type { InBundle } from "@/lib/domain/fulfillment/in-bundle";
import type { Tender } from "@/lib/domain/payments/tender";
import type { DoorFacts } from "@/lib/domain/fulfillment/delivery-trip";
import type { CustomerId } from "@/lib/kernel/ids";

export type MailLine = { orderLineId: string; title: string; variantTitle: string; quantity: number; totalMinor: number; image: string | null; /** Absent in samples. */ bundle?: InBundle | null };
export type MailPart = {
  id: string; number: string; method: string; status: string; promisedAt: string; slotStartsAt: string | null; slotEndsAt: string | null; readyAt: string | null; collectBy: string | null;
  pickupCode: string | null; pickupPersonName: string | null; shelf: string | null; trackingNumber: string | null; shopperDeadlineAt: string | null; sourceName: string | null; reachedStoreAt: string | null; handedOverTo: string | null;
  store: { name: string; addressLine1: string; city: string; state: string; postcode: string; timeZone: string; phone: string; instructions: string };
  shipTo: Record<string, string> | null;
  /** How the last try at the door ended. */
  trip: Pick<DoorFacts, "proof" | "note"> | null;
  lines: MailLine[];
};
/** What each way of paying is for; money that was lifted or never taken is not in it. */
export type MailTender = { tender: Tender; brand: string | null; last4: string | null; amountMinor: number };
export type MailOrder = {
  id: string; number: string; email: string; contactName: string; customerId: CustomerId | null; currency: string; placedAt: string;
  subtotalMinor: number; discountMinor: number; chargesMinor: number; taxMinor: number; includedTaxMinor: number; taxExemption: string | null; totalMinor: number; /** All of it at a till: what follows is not charged again. */ isPaid: boolean; /** Undone at the till that sold it. */ isVoid: boolean; tenders: MailTender[]; parts: MailPart[];
};

type Row = { facts: MailOrder | null };

/** Everything a mail may say about an order, in one query. */
export async function getOrderFacts(orderId: string, from: Reader = db): Promise<MailOrder | null> {
  const { rows } = await from.execute<Row>(sql`
    select jsonb_build_object('id', o.id, 'number', o.number, 'email', o.email, 'contactName', o.contact_name, 'customerId', o.customer_id, 'currency', o.currency, 'placedAt', o.placed_at,
      'subtotalMinor', o.subtotal_minor, 'discountMinor', o.discount_minor, 'chargesMinor', o.charges_minor, 'taxMinor', o.tax_minor, 'includedTaxMinor', o.included_tax_minor, 'taxExemption', o.tax_exemption, 'totalMinor', o.total_minor,
      'isPaid', o.channel = 'store' and o.staff_id is not null, 'isVoid', exists (select from checkout c join till_sale s on s.id = c.cart_id where c.id = o.checkout_id and s.voided_at is not null),
      'tenders', coalesce((select jsonb_agg(jsonb_build_object('tender', t.tender, 'brand', t.brand, 'last4', t.last4, 'amountMinor', t.amount) order by t.rank, t.last4) from (
          select p.tender, min(p.card_brand) as brand, p.card_last4 as last4, sum(p.amount_minor - p.voided_minor)::int as amount, array_position(array['gift_card', 'store_credit', 'cash', 'card'], p.tender) as rank
          from payment p where p.order_id = o.id and p.status not in ('created', 'failed') group by p.tender, p.stored_value_id, p.card_last4 having sum(p.amount_minor - p.voided_minor) > 0) t), '[]'),
      'parts', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'method', f.method, 'status', f.status, 'promisedAt', f.promised_at,
          'slotStartsAt', f.slot_starts_at, 'slotEndsAt', f.slot_ends_at, 'readyAt', f.ready_at, 'collectBy', f.collect_by, 'pickupCode', f.pickup_code, 'pickupPersonName', f.pickup_person_name,
          'shelf', f.staged_shelf, 'trackingNumber', f.tracking_number, 'shopperDeadlineAt', f.shopper_deadline_at, 'sourceName', (select s.name from location s where s.id = f.source_location_id), 'reachedStoreAt', f.reached_store_at, 'handedOverTo', f.handed_over_to, 'shipTo', f.ship_to, 'trip', (select jsonb_build_object('proof', t.proof, 'note', t.note) from delivery_trip t where t.fulfillment_id = f.id order by t.left_at desc limit 1),
          'store', jsonb_build_object('name', l.name, 'addressLine1', l.address_line1, 'city', l.city, 'state', l.state, 'postcode', l.postcode, 'timeZone', l.time_zone, 'phone', l.phone, 'instructions', l.collection_instructions),
          'lines', (select coalesce(jsonb_agg(jsonb_build_object('orderLineId', ol.id, 'title', ol.title, 'variantTitle', ol.variant_title, 'quantity', fl.quantity - fl.cancelled - fl.moved, 'totalMinor', fl.total_minor, 'bundle', ${bundleOf(sql`ol.bundle_id`)},
              'image', (select m.src from media m join variant v on v.product_id = m.product_id where v.id = fl.variant_id and (m.variant_id is null or m.variant_id = v.id) order by (m.variant_id = v.id) desc nulls last, m.position limit 1)) order by ol.id), '[]')
            from fulfillment_line fl join order_line ol on ol.id = fl.order_line_id where fl.fulfillment_id = f.id)) order by f.number), '[]')
        from fulfillment f join location l on l.id = f.location_id where f.order_id = o.id)) as facts
    from "order" o where o.id = ${orderId}`);
  return rows[0]?.facts ?? null;
}
