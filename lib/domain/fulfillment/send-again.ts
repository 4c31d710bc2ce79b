import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { moveToDelivery } from "./move-to-delivery";
import type { MovingUnits } from "./move-units";
import { destinationOf, routeShipment } from "./route-shipment";
import { demandOf } from "./fulfillment-money";
import type { LockedFulfillment } from "./rows";

/**
 * Sends lost units once more, from wherever the routing says: the lost part hands them and their price on, and nothing is
 * charged for them again. @throws Refusal `out_of_stock`, `address_required`
 */
export async function sendAgain(tx: Tx, by: Permit<"fulfillment.manage">, part: LockedFulfillment, gone: readonly MovingUnits[]): Promise<FulfillmentId[]> {
  if (!part.shipTo) throw new Refusal("address_required");
  const routing = await routeShipment({ lines: gone.map(({ line, quantity }) => demandOf(line, quantity)), to: destinationOf(part.shipTo) }, tx);
  if (routing.shortages.length > 0) throw new Refusal("out_of_stock", { left: null });
  for (const { line, quantity } of gone) {
    // Gone as if never found: moving takes missing units first, and nothing is promised here any more.
    const after = { picked: line.picked - quantity, ready: line.ready - quantity, handedOver: line.handedOver - quantity, missing: line.missing + quantity };
    await tx.update(fulfillmentLine).set(after).where(eq(fulfillmentLine.id, line.id));
    Object.assign(line, after);
  }
  const { ids } = await moveToDelivery(tx, by, part, [...gone], { shipTo: part.shipTo, routing });
  for (const id of ids) await tx.update(fulfillment).set({ isPrepaid: true, isPriority: true, version: sql`${fulfillment.version} + 1` }).where(eq(fulfillment.id, id));
  return ids;
}
