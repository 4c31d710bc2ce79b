import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cancelFulfillmentLine } from "@/lib/domain/fulfillment/cancel-fulfillment-line";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, OrderLineId } from "@/lib/kernel/ids";
import { recountCancelled } from "./recount-cancelled";

export type CancelLine = { fulfillmentId: FulfillmentId; orderLineId: OrderLineId; quantity: number; reason: string };

/** Cancels units at the counter, with their money. @throws Refusal `illegal_move`, `not_found`, `wrong_store` */
export async function cancelOrderLine(tx: Tx, by: Permit<"orders.service">, input: CancelLine): Promise<{ amountMinor: number; isOrderCancelled: boolean }> {
  const done = await cancelFulfillmentLine(tx, by, input);
  const { rows } = await tx.execute<{ customer_id: CustomerId | null }>(sql`select customer_id from "order" where id = ${done.orderId}`);
  await record(tx, by, {
    kind: "order.line_cancelled", orderId: done.orderId, fulfillmentId: input.fulfillmentId, customerId: rows[0]?.customer_id ?? null,
    payload: { orderLineId: input.orderLineId, quantity: input.quantity, amountMinor: done.amountMinor, reason: input.reason },
  });
  const { isCancelled } = await recountCancelled(tx, by, { orderId: done.orderId, reason: input.reason });
  return { amountMinor: done.amountMinor, isOrderCancelled: isCancelled };
}
