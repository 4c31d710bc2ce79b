import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { trackingEvent } from "@/db/schema/shipping";
import { deliverFulfillment } from "@/lib/domain/fulfillment/deliver-fulfillment";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import { takeToDoor } from "@/lib/domain/fulfillment/take-to-door";
import { turnFromDoor } from "@/lib/domain/fulfillment/turn-from-door";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, LabelId, LocationId, OrderId } from "@/lib/kernel/ids";
import type { TrackingKind, TrackingNotice } from "./gateway";

type Found = { labelId: LabelId; fulfillmentId: FulfillmentId; orderId: OrderId; locationId: LocationId; customerId: CustomerId | null; number: string };

const troubles: readonly TrackingKind[] = ["exception", "returned", "lost"];
/** What ends a way to the door without a delivery. */
const offTheWay: readonly TrackingKind[] = ["in_transit", ...troubles];

/**
 * What a carrier says of a box; each of its events is kept once, in any order. When the last box of a shipment has arrived,
 * so has the shipment; trouble opens a task for a person. A number that is not ours is nobody's business: false.
 */
export async function receiveTracking(tx: Tx, by: Permit<"system.run">, notice: TrackingNotice): Promise<boolean> {
  const { rows: [found] } = await tx.execute<Found>(sql`
    select l.id as "labelId", f.id as "fulfillmentId", f.order_id as "orderId", f.location_id as "locationId", o.customer_id as "customerId", f.number
    from shipping_label l join shipment_box b on b.id = l.box_id join fulfillment f on f.id = b.fulfillment_id join "order" o on o.id = f.order_id
    where l.tracking_number = ${notice.trackingNumber} and l.status in ('bought', 'voiding') for update of f`);
  if (!found) return false;
  const { labelId, number, ...about } = found;
  const { eventKey, kind, words, place, at } = notice;
  const { rowCount } = await tx.insert(trackingEvent).values({ labelId, eventKey, kind, words, place, at }).onConflictDoNothing();
  if (!rowCount) return true;
  await record(tx, by, { kind: "shipment.tracked", ...about, payload: { labelId, tracking: kind } });
  if (troubles.includes(kind)) await openTask(tx, by, { kind: "shipment_trouble", ...about, dedupeKey: `shipment_trouble:${labelId}`, facts: { number, trouble: words || kind, trackingNumber: notice.trackingNumber } });
  await followTracking(tx, by, found.fulfillmentId);
  return true;
}

/** The boxes of a shipment may arrive on different days, and a notice may come before staff said that it left. The latest notice says whether it is out for delivery. */
export async function followTracking(tx: Tx, by: Permit<"system.run">, fulfillmentId: FulfillmentId): Promise<void> {
  const { rows: [now] } = await tx.execute<{ kind: TrackingKind | null; at: string | null; out_at: string | null; is_over: boolean }>(sql`
    select last.kind, last.at, f.out_for_delivery_at as out_at, exists (select from shipment_box b where b.fulfillment_id = f.id) and not exists (
      select from shipment_box b where b.fulfillment_id = f.id and not exists (
        select from shipping_label l join tracking_event e on e.label_id = l.id and e.kind = 'delivered' where l.box_id = b.id and l.status = 'bought')) as is_over
    from fulfillment f left join lateral (
      select e.kind, e.at from shipment_box b join shipping_label l on l.box_id = b.id and l.status = 'bought' join tracking_event e on e.label_id = l.id where b.fulfillment_id = f.id order by e.at desc limit 1) last on true
    where f.id = ${fulfillmentId} and f.status = 'shipped'`);
  if (!now) return;
  const at = now.at === null ? null : new Date(now.at);
  const isNews = at !== null && (now.out_at === null || at > new Date(now.out_at));
  if (isNews && now.kind === "out_for_delivery") await takeToDoor(tx, by, { fulfillmentId, at });
  if (isNews && now.kind && offTheWay.includes(now.kind)) await turnFromDoor(tx, by, { fulfillmentId });
  if (now.is_over) await deliverFulfillment(tx, by, { fulfillmentId });
}
