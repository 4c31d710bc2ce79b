import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, LocationId, OrderLineId } from "@/lib/kernel/ids";
import { demandOf } from "./fulfillment-money";
import { leftToPick, type LineCounters } from "./line-progress";
import { destinationOf, routeShipment, type Demand } from "./route-shipment";
import type { RankedPlace } from "./routing";

export type Senders = { fulfillmentId: FulfillmentId; lines: { orderLineId: OrderLineId; left: number }[]; wanted: number; places: RankedPlace[] };
type Asked = { id: FulfillmentId; location_id: LocationId; ship_to: Record<string, string>; lines: (LineCounters & Pick<Demand, "variantId"> & { orderLineId: OrderLineId; totalMinor: number })[] };

/** Where else each of these deliveries could be sent from, the cheapest first; those that cannot be moved any more are left out. */
export async function listSenders(_by: Permit<"fulfillment.manage">, ids: readonly FulfillmentId[], from: Reader = db): Promise<Senders[]> {
  const { rows } = await from.execute<Asked>(sql`
    select f.id, f.location_id, f.ship_to, jsonb_agg(jsonb_build_object('orderLineId', l.order_line_id, 'variantId', l.variant_id, 'quantity', l.quantity, 'picked', l.picked, 'ready', l.ready,
      'handedOver', l.handed_over, 'cancelled', l.cancelled, 'moved', l.moved, 'missing', l.missing, 'totalMinor', l.total_minor) order by l.id) as lines
    from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id
    where f.id = any(${sql.param(ids)}::uuid[]) and f.method = 'ship' and f.ship_to is not null and f.status in ('open', 'picking') group by f.id`);
  const senders: Senders[] = [];
  for (const { id, location_id: here, ship_to: shipTo, lines: all } of rows) {
    const lines = all.filter((line) => leftToPick(line) > 0);
    if (lines.length === 0) continue;
    const { candidates, wanted } = await routeShipment({ lines: lines.map((line) => demandOf(line, leftToPick(line))), to: destinationOf(shipTo), byHand: { at: null }, rejectedBy: [here] }, from);
    senders.push({ fulfillmentId: id, wanted, lines: lines.map((line) => ({ orderLineId: line.orderLineId, left: leftToPick(line) })), places: candidates.filter(({ locationId, exclusion }) => locationId !== here && exclusion === null) });
  }
  return senders;
}
