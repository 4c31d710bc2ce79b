import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { isPaused } from "@/lib/domain/locations/store-summary";
import { pickupPromise } from "@/lib/domain/locations/promise";
import type { FulfillmentId, LocationId, OrderLineId, VariantId } from "@/lib/kernel/ids";
import { getExceptionPolicy } from "./get-exception-policy";
import { leavingMinor, unitMinor } from "./fulfillment-money";
import type { LineCounters } from "./line-progress";
import { routeShipment } from "./route-shipment";
import type { ShopperChoices } from "./shopper-choice";

type Line = LineCounters & { orderLineId: OrderLineId; variantId: VariantId; totalMinor: number; title: string; variantTitle: string; image: ShopperChoices["lines"][number]["image"] };
type Facts = Pick<ShopperChoices, "fulfillmentId" | "orderId" | "orderNumber" | "number" | "method" | "question" | "reason" | "deadline" | "promisedAt" | "store" | "currency" | "shipTo" | "contactName"> & { now: string; latitude: number; longitude: number; state: string; locationId: LocationId; lines: Line[] };

/** Null when nothing is asked (any more). The caller has proved that the order is this shopper's. */
export async function getShopperChoices(id: FulfillmentId, from: Reader = db): Promise<ShopperChoices | null> {
  const facts = await readFacts(id, from);
  if (!facts) return null;
  const asked = facts.lines.map((line) => ({ ...line, quantity: affected(facts.question, line), counters: line })).filter((line) => line.quantity > 0);
  if (asked.length === 0) return null;
  const demand = asked.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const lines = asked.map(({ orderLineId, title, variantTitle, image, quantity, counters }) => ({ orderLineId, title, variantTitle, image, quantity, amountMinor: leavingMinor(counters, quantity) }));
  const routing = await routeShipment({ lines: asked.map(({ variantId, quantity, counters }) => ({ variantId, quantity, unitMinor: unitMinor(counters) })), to: { state: facts.shipTo?.state ?? facts.state, postcode: facts.shipTo?.postcode } }, from);
  const { offersStore, offersDelivery } = await getExceptionPolicy(from);
  const { now, latitude, longitude, state: _state, locationId, lines: _lines, ...rest } = facts;
  return {
    ...rest, lines, stores: offersStore ? await listStoresWith(demand, { latitude, longitude, locationId, now: new Date(now) }, from) : [], canDeliver: offersDelivery && routing.shortages.length === 0,
    canWait: facts.question !== "missing", refundMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
  };
}

const affected = (question: ShopperChoices["question"], line: LineCounters): number =>
  question === "missing" ? line.missing : line.quantity - line.cancelled - line.moved - line.handedOver;

/** Farther stores are named only where no nearer one has it, and then one. */
const reachKm = 160;

async function listStoresWith(demand: { variantId: VariantId; quantity: number }[], here: { latitude: number; longitude: number; locationId: LocationId; now: Date }, from: Reader): Promise<ShopperChoices["stores"]> {
  const { rows } = await from.execute<{ location_id: LocationId; variant_id: VariantId; available: number }>(sql`
    select location_id, variant_id, available from stock_available(${sql.param(demand.map((one) => one.variantId))}::uuid[], null, true, null) where can_pickup and available > 0`);
  const near = await listStoresNear(here, 60, from);
  const has = (locationId: LocationId) => demand.every(({ variantId, quantity }) => rows.some((row) => row.location_id === locationId && row.variant_id === variantId && row.available >= quantity));
  const able = near.filter((store) => store.canPickup && !isPaused(store, here.now) && store.id !== here.locationId && has(store.id));
  const inReach = able.filter(({ distanceKm }) => distanceKm <= reachKm);
  return (inReach.length > 0 ? inReach : able.slice(0, 1)).slice(0, 5).flatMap((store) => {
    const promise = pickupPromise(here.now, store);
    if (!promise) return [];
    const { id, slug, name, addressLine1, city, state, timeZone, distanceKm } = store;
    return [{ id, slug, name, addressLine1, city, state, timeZone, distanceKm, readyAt: promise.readyAt.toISOString() }];
  });
}

async function readFacts(id: FulfillmentId, from: Reader): Promise<Facts | undefined> {
  const { rows } = await from.execute<{ facts: Facts }>(sql`
    select jsonb_build_object('fulfillmentId', f.id, 'orderId', o.id, 'orderNumber', o.number, 'number', f.number, 'method', f.method, 'question', f.shopper_question, 'deadline', f.shopper_deadline_at, 'promisedAt', f.promised_at,
      'reason', (select e.payload ->> 'reason' from event e where e.order_id = f.order_id and e.fulfillment_id = f.id and e.kind in ('fulfillment.awaiting_shopper', 'fulfillment.coming_later') order by e.id desc limit 1),
      'store', jsonb_build_object('name', l.name, 'timeZone', l.time_zone), 'currency', f.currency, 'shipTo', f.ship_to, 'contactName', o.contact_name, 'now', shop_clock(),
      'latitude', l.latitude, 'longitude', l.longitude, 'state', l.state, 'locationId', l.id,
      'lines', (select jsonb_agg(jsonb_build_object('orderLineId', fl.order_line_id, 'variantId', fl.variant_id, 'title', p.title, 'variantTitle', v.title, 'quantity', fl.quantity, 'picked', fl.picked,
          'ready', fl.ready, 'handedOver', fl.handed_over, 'cancelled', fl.cancelled, 'moved', fl.moved, 'missing', fl.missing, 'totalMinor', fl.total_minor,
          'image', (select jsonb_build_object('src', i.src, 'alt', i.alt, 'background', i.background) from media i where i.product_id = p.id order by (i.variant_id = v.id) desc nulls last, i.position limit 1)) order by fl.id)
        from fulfillment_line fl join variant v on v.id = fl.variant_id join product p on p.id = v.product_id where fl.fulfillment_id = f.id)) as facts
    from fulfillment f join location l on l.id = f.location_id join "order" o on o.id = f.order_id
    where f.id = ${id} and f.shopper_question is not null and f.shopper_deadline_at > shop_clock()`);
  return rows[0]?.facts;
}
