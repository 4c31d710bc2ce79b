import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cancelFulfillmentLine } from "@/lib/domain/fulfillment/cancel-fulfillment-line";
import type { FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderId, OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { recountCancelled } from "./recount-cancelled";

type Left = { fulfillment_id: FulfillmentId; order_line_id: OrderLineId; left: number; status: FulfillmentStatus; has_left: boolean };
export type CancelledOrder = { isCancelled: boolean; amountMinor: number };

/**
 * Cancels all that has not left yet: stock is free, hours are free, money is given back. A shopper may until picking
 * begins. The caller has proved that a shopper's order is theirs. @throws Refusal `illegal_move`, `not_found`, `wrong_store`
 */
export async function cancelOrder(tx: Tx, by: Permit<"orders.track"> | Permit<"orders.service">, { orderId, reason }: { orderId: OrderId; reason: string }): Promise<CancelledOrder> {
  const { rows: [order] } = await tx.execute<{ status: string }>(sql`select status from "order" where id = ${orderId} for update`);
  if (!order) throw new Refusal("not_found");
  if (order.status === "cancelled") return { isCancelled: true, amountMinor: 0 };
  // Locked in the order of their ids; what is decided here cannot change before it is done.
  await tx.execute(sql`select id from fulfillment where order_id = ${orderId} order by id for update`);
  const { rows: lines } = await tx.execute<Left>(sql`
    select l.fulfillment_id, l.order_line_id, l.quantity - l.cancelled - l.moved - l.handed_over as left, f.status, f.left_source_at is not null as has_left
    from fulfillment_line l join fulfillment f on f.id = l.fulfillment_id
    where f.order_id = ${orderId} and f.status not in ('handed_over', 'shipped', 'on_the_van', 'delivered', 'lost', 'cancelled', 'expired') order by f.id, l.id`);
  const left = lines.filter((line) => line.left > 0);
  const mayCancel = by.can === "orders.service" ? left.length > 0 : left.length > 0 && left.every(isUntouched);
  if (!mayCancel) throw new Refusal("illegal_move");
  let amountMinor = 0;
  for (const line of left) {
    const done = await cancelFulfillmentLine(tx, by, { fulfillmentId: line.fulfillment_id, orderId, orderLineId: line.order_line_id, quantity: line.left, reason });
    amountMinor += done.amountMinor;
  }
  const { isCancelled } = await recountCancelled(tx, by, { orderId, reason });
  return { isCancelled, amountMinor };
}

/** Nothing was picked, and nothing has left for its store. */
const isUntouched = ({ status, has_left }: Left): boolean =>
  status === "on_hold" || status === "awaiting_shopper" || (!has_left && (status === "open" || status === "in_transit_to_store"));
