import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { FulfillmentId, LocationId, OrderLineId, VariantId } from "@/lib/kernel/ids";

export type StockPromise = { orderNumber: string; fulfillmentId: FulfillmentId; fulfillmentNumber: string; orderLineId: OrderLineId; quantity: number; promisedAt: Date };

/** The orders that units of a variant at a location are promised to, the latest promise first. */
export async function listPromises({ variantId, locationId }: { variantId: VariantId; locationId: LocationId }, from: Reader = db): Promise<StockPromise[]> {
  const { rows } = await from.execute<{ order_number: string; fulfillment_id: FulfillmentId; fulfillment_number: string; order_line_id: OrderLineId; quantity: number; promised_ms: number }>(sql`
    select coalesce(o.number, '') as order_number, a.fulfillment_id, coalesce(f.number, '') as fulfillment_number, a.order_line_id, a.quantity,
      round(extract(epoch from coalesce(f.promised_at, a.at)) * 1000)::float8 as promised_ms
    from allocation a left join fulfillment f on f.id = a.fulfillment_id left join "order" o on o.id = f.order_id
    where a.variant_id = ${variantId} and a.location_id = ${locationId} and a.quantity > 0
    order by coalesce(f.promised_at, a.at) desc, a.id desc`);
  return rows.map((row) => ({
    orderNumber: row.order_number, fulfillmentId: row.fulfillment_id, fulfillmentNumber: row.fulfillment_number, orderLineId: row.order_line_id,
    quantity: row.quantity, promisedAt: new Date(row.promised_ms),
  }));
}
