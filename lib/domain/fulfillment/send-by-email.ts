import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, LocationId, OrderId, OrderLineId } from "@/lib/kernel/ids";

export type SentByEmail = { orderId: OrderId; customerId: CustomerId | null; locationId: LocationId; lines: { orderLineId: OrderLineId; quantity: number }[] };

/** Ends a part of gift cards, whose units the caller makes exist in the same transaction; null where that was done before. */
export async function sendByEmail(tx: Tx, by: Permit<"system.run">, { fulfillmentId }: { fulfillmentId: FulfillmentId }): Promise<SentByEmail | null> {
  const { rows: [sent] } = await tx.execute<SentByEmail>(sql`
    with part as (
      update fulfillment set status = 'delivered', delivered_at = shop_clock(), version = version + 1, updated_at = shop_clock()
      where id = ${fulfillmentId} and method = 'email' and status = 'open' returning id, order_id, location_id
    ), line as (
      update fulfillment_line l set picked = l.quantity - l.cancelled, ready = l.quantity - l.cancelled, handed_over = l.quantity - l.cancelled from part where l.fulfillment_id = part.id
      returning l.order_line_id, l.handed_over
    )
    select part.order_id as "orderId", part.location_id as "locationId", (select customer_id from "order" where id = part.order_id) as "customerId",
      coalesce((select jsonb_agg(jsonb_build_object('orderLineId', order_line_id, 'quantity', handed_over) order by order_line_id) from line where handed_over > 0), '[]') as lines from part`);
  if (!sent) return null;
  await record(tx, by, { kind: "fulfillment.delivered", orderId: sent.orderId, customerId: sent.customerId, locationId: sent.locationId, fulfillmentId });
  return sent;
}
