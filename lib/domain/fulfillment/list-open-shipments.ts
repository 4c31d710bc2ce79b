import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { FulfillmentId, FulfillmentLineId, OrderId } from "@/lib/kernel/ids";

export type OpenShipment = { fulfillmentId: FulfillmentId; lines: { id: FulfillmentLineId; sku: string; quantity: number }[] };

/** Deliveries of an order that nobody has begun, with what is to be picked. */
export async function listOpenShipments(orderId: OrderId, from: Reader = db): Promise<OpenShipment[]> {
  const { rows } = await from.execute<OpenShipment>(sql`
    select f.id as "fulfillmentId", (select jsonb_agg(jsonb_build_object('id', l.id, 'sku', v.sku, 'quantity', l.quantity - l.cancelled - l.moved - l.picked) order by l.id)
      from fulfillment_line l join variant v on v.id = l.variant_id where l.fulfillment_id = f.id) as lines
    from fulfillment f where f.order_id = ${orderId} and f.method = 'ship' and f.status = 'open' order by f.number`);
  return rows;
}
