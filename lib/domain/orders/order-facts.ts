import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import type { Channel } from "@/lib/domain/channel";
import { bundleOf } from "@/lib/domain/fulfillment/bundle-of";
import type { FulfillmentMethod, FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import type { DoorFacts } from "@/lib/domain/fulfillment/delivery-trip";
import type { PassFacts } from "@/lib/domain/fulfillment/pickup-pass";
import type { ShopperQuestion } from "@/lib/domain/fulfillment/shopper-choice";
import { exceptionsOf, hoursOf } from "@/lib/domain/locations/hours-of";
import type { PaymentStatus } from "@/lib/domain/payments/payment-state";
import type { Tender } from "@/lib/domain/payments/tender";
import type { AccountId, CustomerId, FulfillmentId, OrderId } from "@/lib/kernel/ids";
import type { OrderLineView, OrderStore, OrderView } from "./order-view";

/** An order as stored, timestamps as PostgreSQL's JSON writes them. */
export type OrderFacts = Pick<OrderView, "id" | "number" | "status" | "currency" | "subtotalMinor" | "discountMinor" | "chargesMinor" | "taxMinor" | "includedTaxMinor" | "taxExemption" | "creditMinor" | "totalMinor" | "couponCode" | "discounts" | "version"> & {
  id: OrderId; channel: Channel; placedAt: string; contactName: string; email: string; phone: string; accountId: AccountId | null; customerId: CustomerId | null;
  parts: PartFacts[]; payments: PaymentFacts[];
};
export type PaymentFacts = { fulfillmentId: FulfillmentId; tender: Tender; status: PaymentStatus; amountMinor: number; capturedMinor: number; refundedMinor: number; voidedMinor: number; cardBrand: string | null; cardLast4: string | null; /** The bank would not renew it. */ isLapsed: boolean };
export type PartFacts = {
  id: FulfillmentId; number: string; method: FulfillmentMethod; status: FulfillmentStatus; chargeMinor: number; chargeTaxMinor: number; totalMinor: number; promisedAt: string; awaitsStockOn: string | null; stockDelayedAt: string | null; /** Too late for the shopper to choose another window. */ isPastCutoff: boolean; trip: DoorFacts | null;
  slotStartsAt: string | null; slotEndsAt: string | null; personName: string | null; personContact: string | null; pickupCode: string | null; shipTo: Record<string, string> | null;
  claimedAt: string | null; readyAt: string | null; collectBy: string | null; onMyWayAt: string | null; arrivedAt: string | null; stall: string | null; car: string | null;
  handedOverAt: string | null; handedOverTo: string | null; handedOverProof: "code" | "id" | "signature" | "pass" | null; extensionsLeft: number; passes: PassFacts[]; trackingNumber: string | null; parcels: OrderView["parts"][number]["parcels"]; shippedAt: string | null; outForDeliveryAt: string | null; deliveredAt: string | null;
  question: ShopperQuestion | null; sourceName: string | null; leftSourceAt: string | null; reachedStoreAt: string | null; deadline: string | null; cancelledReason: string | null; version: number; store: OrderStore; lines: (OrderLineView & { moved: number })[];
};

/** One statement. `which` is a condition on the order `o` and its checkout `c`. */
export async function readOrder(which: SQL, from: Reader): Promise<OrderFacts | null> {
  const { rows } = await from.execute<{ facts: OrderFacts }>(sql`
    select jsonb_build_object('id', o.id, 'number', o.number, 'status', o.status, 'channel', o.channel, 'placedAt', o.placed_at, 'contactName', o.contact_name, 'email', o.email, 'phone', o.phone,
      'accountId', o.account_id, 'customerId', o.customer_id, 'currency', o.currency, 'subtotalMinor', o.subtotal_minor, 'discountMinor', o.discount_minor, 'chargesMinor', o.charges_minor,
      'taxMinor', o.tax_minor, 'includedTaxMinor', o.included_tax_minor, 'taxExemption', o.tax_exemption, 'creditMinor', o.credit_minor, 'totalMinor', o.total_minor, 'couponCode', o.coupon_code, 'version', o.version,
      'discounts', coalesce((select jsonb_agg(jsonb_build_object('promotionId', d.promotion_id, 'name', d.name, 'code', d.code, 'goodsMinor', d.goods, 'deliveryMinor', d.delivery) order by d.goods + d.delivery desc, d.name)
        from (select promotion_id, name, code, coalesce(sum(amount_minor) filter (where order_line_id is not null), 0) as goods, coalesce(sum(amount_minor) filter (where order_line_id is null), 0) as delivery
          from order_discount where order_id = o.id group by promotion_id, name, code) d), '[]'),
      'payments', coalesce((select jsonb_agg(jsonb_build_object('fulfillmentId', p.fulfillment_id, 'tender', p.tender, 'status', p.status, 'amountMinor', p.amount_minor, 'capturedMinor', p.captured_minor,
          'refundedMinor', p.refunded_minor, 'voidedMinor', p.voided_minor, 'cardBrand', p.card_brand, 'cardLast4', p.card_last4, 'isLapsed', p.failure_code is not null) order by p.created_at, p.id)
        from payment p where p.order_id = o.id and p.status not in ('created', 'failed')), '[]'),
      'parts', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'method', f.method, 'status', f.status, 'chargeMinor', f.charge_minor, 'chargeTaxMinor', f.charge_tax_minor,
          'totalMinor', f.total_minor, 'promisedAt', f.promised_at, 'awaitsStockOn', f.awaits_stock_on, 'stockDelayedAt', f.stock_delayed_at,
          'isPastCutoff', f.method = 'local_delivery' and f.status <> 'attempted' and coalesce((select f.slot_starts_at - make_interval(mins => d.cutoff_minutes) < shop_clock() from local_delivery d where d.location_id = f.location_id), false),
          'trip', (select jsonb_build_object('leftAt', t.left_at, 'endedAt', t.ended_at, 'outcome', t.outcome, 'proof', t.proof, 'note', t.note, 'photoSrc', t.photo_src) from delivery_trip t where t.fulfillment_id = f.id order by t.left_at desc limit 1), 'slotStartsAt', f.slot_starts_at, 'slotEndsAt', f.slot_ends_at, 'personName', f.pickup_person_name, 'personContact', f.pickup_person_contact,
          'pickupCode', f.pickup_code, 'shipTo', f.ship_to, 'claimedAt', f.claimed_at, 'readyAt', f.ready_at, 'collectBy', f.collect_by, 'onMyWayAt', f.on_my_way_at, 'arrivedAt', f.arrived_at,
          'stall', f.arrival_stall, 'car', f.arrival_car, 'handedOverAt', f.handed_over_at, 'handedOverTo', f.handed_over_to, 'handedOverProof', f.handed_over_proof, 'trackingNumber', f.tracking_number,
          'parcels', ${parcelsOf}, 'shippedAt', f.shipped_at, 'outForDeliveryAt', f.out_for_delivery_at, 'deliveredAt', f.delivered_at, 'question', f.shopper_question, 'sourceName', (select s.name from location s where s.id = f.source_location_id), 'leftSourceAt', f.left_source_at, 'reachedStoreAt', f.reached_store_at, 'deadline', f.shopper_deadline_at, 'cancelledReason', f.cancelled_reason, 'version', f.version,
          'extensionsLeft', case when f.status = 'ready' and f.collect_by > shop_clock() then (select x.extend_times from exception_policy x) - f.extensions else 0 end,
          'passes', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'usedAt', s.used_at, 'status', case when s.used_at is not null then 'used' when s.revoked_at is not null then 'revoked' else 'live' end) order by s.created_at), '[]') from pickup_pass s where s.fulfillment_id = f.id),
          'store', jsonb_build_object('id', l.id, 'slug', l.slug, 'name', l.name, 'addressLine1', l.address_line1, 'city', l.city, 'state', l.state, 'postcode', l.postcode, 'timeZone', l.time_zone,
            'phone', l.phone, 'instructions', l.collection_instructions, 'latitude', l.latitude, 'longitude', l.longitude, 'hours', ${hoursOf(sql`l.id`)}, 'exceptions', ${exceptionsOf(sql`l.id`, sql`l.time_zone`)}),
          'lines', ${linesOf(sql`f.id`)}) order by f.number)
        from fulfillment f join location l on l.id = f.location_id where f.order_id = o.id), '[]')) as facts
    from "order" o left join checkout c on c.id = o.checkout_id where ${which}`);
  return rows[0]?.facts ?? null;
}

const parcelsOf: SQL = sql`coalesce((
    select jsonb_agg(jsonb_build_object('number', b.number, 'trackingNumber', s.tracking_number, 'trackingUrl', s.tracking_url, 'carrier', s.carrier_name,
      'events', (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'place', e.place, 'at', e.at) order by e.at desc), '[]') from tracking_event e where e.label_id = s.id)) order by b.number)
    from shipment_box b join shipping_label s on s.box_id = b.id and s.status = 'bought' where b.fulfillment_id = f.id and f.shipped_at is not null), '[]')`;

const cardsOf: SQL = sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', c.id, 'last4', c.code_last4, 'amountMinor', ol.unit_price_minor, 'recipientName', c.recipient_name, 'recipientEmail', c.recipient_email, 'mailAt', c.mail_at,
      'sentAt', (select max(m.sent_at) from message m where m.dedupe_key = 'gift_card:' || c.id or m.dedupe_key like 'gift_card:' || c.id || ':%'),
      'takenBackMinor', (select -e.amount_minor from stored_value_entry e where e.stored_value_id = c.id and e.kind = 'taken_back')) order by c.position)
    from stored_value c where c.order_line_id = ol.id), '[]')`;

const linesOf = (fulfillmentId: SQL): SQL => sql`coalesce((
    select jsonb_agg(jsonb_build_object('orderLineId', fl.order_line_id, 'variantId', fl.variant_id, 'productId', v.product_id, 'slug', p.slug, 'sku', ol.sku, 'title', ol.title, 'variantTitle', ol.variant_title,
      'quantity', fl.quantity, 'picked', fl.picked, 'ready', fl.ready, 'handedOver', fl.handed_over, 'returned', fl.returned, 'cancelled', fl.cancelled, 'missing', fl.missing, 'moved', fl.moved,
      'unitMinor', ol.unit_price_minor, 'totalMinor', fl.total_minor, 'offers', coalesce((select jsonb_agg(d.name order by d.name) from order_discount d where d.order_line_id = ol.id), '[]'), 'bundle', ${bundleOf(sql`ol.bundle_id`)}, 'gift', ol.gift, 'cards', ${cardsOf}, 'image', ${imageOf(sql`v.product_id`, sql`v.id`)}) order by ol.id)
    from fulfillment_line fl join order_line ol on ol.id = fl.order_line_id join variant v on v.id = fl.variant_id join product p on p.id = v.product_id
    where fl.fulfillment_id = ${fulfillmentId}), '[]')`;
