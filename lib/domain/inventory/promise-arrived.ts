import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, LocationId, OrderLineId, VariantId } from "@/lib/kernel/ids";
import { writeMovements } from "./write-movements";

export type ArrivedUnits = { fulfillmentId: FulfillmentId; locationId: LocationId; lines: readonly { orderLineId: OrderLineId; variantId: VariantId; quantity: number }[]; /** The version of the fulfillment, under its lock. */ sequence: number };

/**
 * Promises units where they have just arrived to the order lines that they were sent for. They entered the books in this
 * transaction, so nobody else can have been promised them.
 */
export async function promiseArrived(tx: Tx, by: Permit<Permission>, { fulfillmentId, locationId, lines, sequence }: ArrivedUnits): Promise<void> {
  const written = await writeMovements(tx, by, lines.map(({ orderLineId, variantId, quantity }) => ({ variantId, locationId, kind: "allocated", quantity, reason: "arrived for its order", causeKind: "fulfillment", causeId: fulfillmentId, lineId: orderLineId, sequence })));
  if (written === 0) return;
  const rows = lines.map(({ orderLineId, quantity }) => ({ order_line_id: orderLineId, quantity }));
  await tx.execute(sql`
    update allocation a set location_id = ${locationId}, quantity = a.quantity + r.quantity
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(order_line_id uuid, quantity integer) where a.fulfillment_id = ${fulfillmentId} and a.order_line_id = r.order_line_id`);
}
