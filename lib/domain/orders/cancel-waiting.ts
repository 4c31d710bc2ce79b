import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cancelFulfillmentLine } from "@/lib/domain/fulfillment/cancel-fulfillment-line";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, LocationId, OrderId, OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { recountCancelled } from "./recount-cancelled";

type Waiting = { order_line_id: OrderLineId; left: number; location_id: LocationId; customer_id: CustomerId | null };
const reason = "The shopper did not want to wait";

/**
 * The shopper does not wait for what was sold ahead: that part is cancelled and costs nothing, the rest of the order goes
 * on. The caller has proved that the order is theirs. @throws Refusal `illegal_move` once its goods are there
 */
export async function cancelWaiting(tx: Tx, by: Permit<"orders.track">, { orderId, fulfillmentId }: { orderId: OrderId; fulfillmentId: FulfillmentId }): Promise<{ amountMinor: number }> {
  await tx.execute(sql`select from "order" where id = ${orderId} for update`);
  await tx.execute(sql`select from fulfillment where id = ${fulfillmentId} for update`);
  const { rows: lines } = await tx.execute<Waiting>(sql`
    select l.order_line_id, l.quantity - l.cancelled - l.moved as left, f.location_id, o.customer_id
    from fulfillment_line l join fulfillment f on f.id = l.fulfillment_id join "order" o on o.id = f.order_id
    where f.id = ${fulfillmentId} and f.order_id = ${orderId} and f.status = 'on_hold' and f.awaits_stock_on is not null and l.quantity > l.cancelled + l.moved order by l.id`);
  if (lines.length === 0) throw new Refusal("illegal_move");
  let amountMinor = 0;
  for (const line of lines) {
    const done = await cancelFulfillmentLine(tx, by, { fulfillmentId, orderId, orderLineId: line.order_line_id, quantity: line.left, reason });
    amountMinor += done.amountMinor;
  }
  const { isCancelled } = await recountCancelled(tx, by, { orderId, reason });
  if (!isCancelled) {
    await record(tx, by, ...lines.map((line) => ({ kind: "order.line_cancelled" as const, orderId, fulfillmentId, locationId: line.location_id, customerId: line.customer_id, payload: { orderLineId: line.order_line_id, quantity: line.left, reason } })));
  }
  return { amountMinor };
}
