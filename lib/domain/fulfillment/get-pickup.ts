import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { tendersOf } from "@/lib/domain/payments/tenders-of";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { allowedActions } from "./allowed-actions";
import type { FulfillmentMethod, FulfillmentStatus } from "./fulfillment-state";
import { listPickupEvents } from "./list-pickup-events";
import { listPickupLines } from "./list-pickup-lines";
import type { PickupView } from "./pickup-view";
import { onTheVanAt } from "./delivery-trip";
import { staffStatusWords, timeline } from "./timeline";

/** jsonb gives instants as ISO strings. */
type Facts = Omit<PickupView, "isMine" | "lines" | "timeline" | "events" | "siblings" | "actions" | "statusWords" | "store"> & {
  method: FulfillmentMethod; status: FulfillmentStatus; store: Omit<PickupView["store"], "isMine">; placedAt: string; claimedAt: string | null;
  deliveredAt: string | null; siblings: { id: string; number: string; status: FulfillmentStatus; method: FulfillmentMethod; storeName: string; locationId: string }[];
};

/**
 * One fulfillment in full. Staff may look at any store's (a shopper may stand at the wrong counter); what they may do is
 * in `actions`. Where no part of the order is theirs, the person is only a name. Null when there is none.
 */
export async function getPickup(by: Permit<"fulfillment.view">, id: FulfillmentId, from: Reader = db): Promise<PickupView | null> {
  const { rows } = await from.execute<{ facts: Facts }>(sql`
    select jsonb_build_object('id', f.id, 'number', f.number, 'orderNumber', o.number, 'orderId', o.id, 'method', f.method, 'status', f.status,
      'store', jsonb_build_object('id', l.id, 'name', l.name, 'slug', l.slug, 'timeZone', l.time_zone, 'addressLine1', l.address_line1, 'city', l.city, 'state', l.state, 'postcode', l.postcode, 'phone', l.phone), 'placedAt', o.placed_at, 'claimedAt', f.claimed_at,
      'customer', jsonb_build_object('name', o.contact_name, 'email', o.email, 'phone', o.phone, 'profileId', o.customer_id),
      'pickupPerson', case when f.pickup_person_name is not null then jsonb_build_object('name', f.pickup_person_name, 'contact', coalesce(f.pickup_person_contact, '')) end,
      'shipTo', f.ship_to, 'promisedAt', f.promised_at, 'now', shop_clock(),
      'slot', case when f.slot_starts_at is not null then jsonb_build_object('startsAt', f.slot_starts_at, 'endsAt', f.slot_ends_at) end,
      'claimedBy', case when f.claimed_by_staff_id is not null then jsonb_build_object('id', f.claimed_by_staff_id, 'name', coalesce(s.name, 'A colleague')) end,
      'shelf', f.staged_shelf, 'tote', f.staged_tote, 'readyAt', f.ready_at, 'collectBy', f.collect_by,
      'arrival', jsonb_build_object('onMyWayAt', f.on_my_way_at, 'arrivedAt', f.arrived_at, 'stall', f.arrival_stall, 'car', f.arrival_car),
      'handedOver', case when f.handed_over_to is not null then jsonb_build_object('at', f.handed_over_at, 'to', f.handed_over_to, 'proof', f.handed_over_proof, 'by', coalesce(h.name, '')) end,
      'question', case when f.shopper_question is not null then jsonb_build_object('kind', f.shopper_question, 'deadline', f.shopper_deadline_at) end,
      'hold', case when f.hold_reason is not null then jsonb_build_object('reason', f.hold_reason, 'note', coalesce(f.hold_note, ''), 'at', f.held_at, 'by', coalesce(hs.name, '')) end,
      'supply', case when f.source_location_id is not null then jsonb_build_object('from', sl.name, 'leftAt', f.left_source_at, 'reachedAt', f.reached_store_at,
        'transfer', (select jsonb_build_object('id', t.id, 'number', t.number) from transfer t where t.fulfillment_id = f.id order by t.created_at desc limit 1)) end,
      'isCodeLocked', coalesce(f.code_locked_until > shop_clock(), false), 'isPriority', f.is_priority, 'trackingNumber', f.tracking_number, 'cancelledReason', f.cancelled_reason,
      'shippedAt', f.shipped_at, 'outForDeliveryAt', f.out_for_delivery_at, 'trip', (select jsonb_build_object('leftAt', t.left_at, 'endedAt', t.ended_at, 'outcome', t.outcome, 'proof', t.proof, 'note', t.note, 'photoSrc', t.photo_src) from delivery_trip t where t.fulfillment_id = f.id order by t.left_at desc limit 1), 'deliveredAt', f.delivered_at, 'currency', f.currency, 'totalMinor', f.total_minor, 'version', f.version,
      'payment', (select jsonb_build_object('status', (array_agg(p.status order by p.tender = 'card' desc, p.created_at desc))[1], 'authorizedMinor', coalesce(sum(p.amount_minor - p.captured_minor - p.voided_minor) filter (where p.failure_code is null), 0),
          'capturedMinor', sum(p.captured_minor), 'refundedMinor', sum(p.refunded_minor), 'card', (${tendersOf(sql`p.fulfillment_id = coalesce(f.paid_by_fulfillment_id, f.id)`)}),
          'lapsedMinor', nullif(sum(p.amount_minor - p.captured_minor - p.voided_minor) filter (where p.failure_code is not null), 0))
        from payment p where p.fulfillment_id = coalesce(f.paid_by_fulfillment_id, f.id) and p.status not in ('created', 'failed') having count(*) > 0),
      'siblings', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'status', b.status, 'method', b.method, 'storeName', bl.name, 'locationId', bl.id) order by b.number), '[]')
        from fulfillment b join location bl on bl.id = b.location_id where b.order_id = f.order_id and b.id <> f.id)) as facts
    from fulfillment f join location l on l.id = f.location_id join "order" o on o.id = f.order_id
    left join staff s on s.id = f.claimed_by_staff_id left join staff h on h.id = f.handed_over_by_staff_id left join staff hs on hs.id = f.held_by_staff_id left join location sl on sl.id = f.source_location_id
    where f.id = ${id}`);
  const facts = rows[0]?.facts;
  if (!facts) return null;
  const isHere = (locationId: string) => storeScope(by)?.some((mine) => mine === locationId) ?? true;
  const isOurs = isHere(facts.store.id) || facts.siblings.some((one) => isHere(one.locationId));
  const [lines, events] = [await listPickupLines(id, from), await listPickupEvents(id, from)];
  const { store, placedAt, claimedAt, deliveredAt, ...rest } = facts;
  const at = (value: string | null | undefined) => (value ? new Date(value) : null);
  return {
    ...rest, ...(!isOurs && nameOnly(facts)), lines, events, statusWords: facts.supply?.reachedAt && facts.status === "open" ? "Arrived" : facts.outForDeliveryAt && facts.status === "shipped" ? "Out for delivery" : staffStatusWords(facts.status, facts.method), isMine: facts.claimedBy?.id === by.actor.staffId,
    store: { ...store, isMine: isHere(store.id) },
    siblings: facts.siblings.map((one) => ({ id: one.id, number: one.number, status: one.status, storeName: one.storeName, statusWords: staffStatusWords(one.status, one.method), isHere: isHere(one.locationId) })),
    timeline: timeline({
      method: facts.method, status: facts.status, placedAt: new Date(placedAt), claimedAt: at(claimedAt), readyAt: at(facts.readyAt), arrivedAt: at(facts.arrival.arrivedAt),
      handedOverAt: at(facts.handedOver?.at), shippedAt: at(facts.shippedAt), outForDeliveryAt: at(facts.outForDeliveryAt), onTheVanAt: onTheVanAt(facts.status, facts.trip), deliveredAt: at(deliveredAt), supply: facts.supply && { leftAt: at(facts.supply.leftAt), reachedAt: at(facts.supply.reachedAt) },
    }).map((step) => ({ ...step, at: step.at?.toISOString() ?? null })),
    actions: allowedActions({ method: facts.method, status: facts.status, locationId: store.id, storeName: store.name, claimedBy: facts.claimedBy, hasLeftSource: facts.supply?.leftAt != null, isOut: facts.outForDeliveryAt !== null, lines }, by.actor),
  };
}

function nameOnly({ customer, pickupPerson }: Facts): Pick<PickupView, "customer" | "pickupPerson" | "shipTo" | "payment"> {
  return { customer: { name: customer.name, email: null, phone: null, profileId: null }, pickupPerson: pickupPerson && { name: pickupPerson.name, contact: "" }, shipTo: null, payment: null };
}
