import { sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, LocationId, OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { SendElsewhereInput } from "./counter-input";
import { unitMinor } from "./fulfillment-money";
import { leftToPick, type LineCounters } from "./line-progress";
import type { MovingUnits } from "./move-units";
import { routeShipment, type Demand, type Destination } from "./route-shipment";
import type { RankedPlace } from "./routing";
import { lockFulfillment, type LockedFulfillment } from "./rows";
import { sendInstead } from "./send-instead";

/**
 * Moves units of a delivery that nobody has picked yet to another place, whatever the rules say: all of a line, or a part of
 * it, which splits the delivery. @throws Refusal `not_found`, `illegal_move`, `wrong_store`, `out_of_stock` with what is left there
 */
export async function sendElsewhere(tx: Tx, by: Permit<"fulfillment.manage">, { fulfillmentId, locationId, lines, reason }: SendElsewhereInput): Promise<{ fulfillmentIds: FulfillmentId[] }> {
  const part = await lockFulfillment(tx, by, fulfillmentId);
  const { shipTo } = part;
  if (!isSendable(part) || shipTo === null || locationId === part.locationId) throw new Refusal("illegal_move");
  const moving = lines.map(({ orderLineId, quantity }): MovingUnits => {
    const line = part.lines.find((one) => one.orderLineId === orderLineId);
    if (!line) throw new Refusal("not_found");
    if (quantity > leftToPick(line)) throw new Refusal("illegal_move");
    return { line, quantity };
  });
  const found = await routeShipment({ lines: moving.map(({ line, quantity }) => demandOf(line, quantity)), to: destinationOf(shipTo), byHand: { at: locationId } }, tx);
  const shortage = found.shortages[0];
  if (shortage) throw new Refusal("out_of_stock", { left: shortage.left });
  return { fulfillmentIds: await sendInstead(tx, by, part, moving, { shipTo, found, reason, isByHand: true }) };
}

const isSendable = ({ method, status }: LockedFulfillment): boolean => method === "ship" && (status === "open" || status === "picking");
const demandOf = (line: LineCounters & Pick<Demand, "variantId"> & { totalMinor: number }, quantity: number): Demand => ({ variantId: line.variantId, quantity, unitMinor: unitMinor(line) });
const destinationOf = (shipTo: Record<string, string>): Destination => ({ state: shipTo.state ?? "", postcode: shipTo.postcode });

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
