import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { handOverStock } from "@/lib/domain/inventory/hand-over-stock";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, LocationId, OrderId, OrderLineId, StaffId, VariantId } from "@/lib/kernel/ids";

type Row = { order_id: OrderId; location_id: LocationId; total_minor: number; version: number; customer_id: CustomerId | null; lines: { orderLineId: OrderLineId; variantId: VariantId; quantity: number }[] };

/** Goods that were just promised leave with the shopper, and all of their money is asked for; a second time changes nothing. */
export async function carryOut(tx: Tx, by: Permit<Permission>, { fulfillmentId, staffId }: { fulfillmentId: FulfillmentId; staffId: StaffId | null }): Promise<void> {
  const { rows } = await tx.execute<Row>(sql`
    with part as (
      update fulfillment set status = 'handed_over', handed_over_at = shop_clock(), handed_over_by_staff_id = ${staffId}, version = version + 1, updated_at = shop_clock()
      where id = ${fulfillmentId} and method = 'carry_out' and status = 'open' returning id, order_id, location_id, total_minor, version
    ), line as (
      update fulfillment_line l set picked = l.quantity, ready = l.quantity, handed_over = l.quantity from part where l.fulfillment_id = part.id
      returning l.order_line_id, l.variant_id, l.quantity
    )
    select part.order_id, part.location_id, part.total_minor, part.version, (select customer_id from "order" where id = part.order_id) as customer_id,
      (select jsonb_agg(jsonb_build_object('orderLineId', order_line_id, 'variantId', variant_id, 'quantity', quantity) order by order_line_id) from line) as lines from part`);
  const part = rows[0];
  if (!part) return;
  await handOverStock(tx, by, { fulfillmentId, lines: part.lines, sequence: part.version });
  if (part.total_minor > 0) await requestCapture(tx, by, { fulfillmentId, amountMinor: part.total_minor, reason: "handed over", key: `capture:${fulfillmentId}:${part.version}` });
  await record(tx, by, {
    kind: "fulfillment.handed_over", orderId: part.order_id, customerId: part.customer_id, locationId: part.location_id, fulfillmentId, variantIds: part.lines.map((line) => line.variantId),
    payload: { proof: "till", amountMinor: part.total_minor, version: part.version },
  });
}
