import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { demandOf } from "./fulfillment-money";
import { isDelivery } from "./fulfillment-state";
import type { MovingUnits } from "./move-units";
import { destinationOf, routeShipment } from "./route-shipment";
import type { LockedFulfillment } from "./rows";
import { sendInstead } from "./send-instead";

/**
 * Runs the routing again for the missing units of a delivery, over every place but those that rejected them, and sends
 * them from where it says. None when it finds no places for all of them: then nothing has changed.
 */
export async function routeAgain(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, reason: string): Promise<FulfillmentId[]> {
  const moving = part.lines.filter(({ missing }) => missing > 0).map((line): MovingUnits => ({ line, quantity: line.missing }));
  if (!isDelivery(part.method) || part.shipTo === null || moving.length === 0) return [];
  const found = await routeShipment({
    lines: moving.map(({ line, quantity }) => demandOf(line, quantity)),
    to: destinationOf(part.shipTo), rejectedBy: await listRejecting(tx, part, moving),
  }, tx);
  if (found.shortages.length > 0) return [];
  return sendInstead(tx, by, part, moving, { shipTo: part.shipTo, found, reason, isByHand: false });
}

/** Places that gave these order lines back, this part's own among them. */
export async function listRejecting(tx: Tx, part: LockedFulfillment, moving: readonly MovingUnits[]): Promise<LocationId[]> {
  const { rows } = await tx.execute<{ id: LocationId }>(sql`
    select distinct location_id as id from rejection where order_line_id = any(${sql.param(moving.map(({ line }) => line.orderLineId))}::uuid[])`);
  return [...new Set([part.locationId, ...rows.map(({ id }) => id)])];
}
