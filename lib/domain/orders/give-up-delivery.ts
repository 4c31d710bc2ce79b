import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { cancelOrderLine } from "./cancel-order-line";

/** A delivery that came back from the door is not tried again: its goods go back to their shelves, and nothing is charged. @throws Refusal `illegal_move`, `wrong_store` */
export async function giveUpDelivery(tx: Tx, by: Permit<"orders.service">, { fulfillmentId }: { fulfillmentId: FulfillmentId }): Promise<void> {
  const { rows } = await tx.execute<{ order_line_id: OrderLineId; left: number }>(sql`
    select l.order_line_id, l.quantity - l.cancelled - l.moved - l.handed_over as left from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id
    where f.id = ${fulfillmentId} and f.status = 'attempted' order by l.id for update of f`);
  const left = rows.filter((line) => line.left > 0);
  if (left.length === 0) throw new Refusal("illegal_move");
  for (const line of left) await cancelOrderLine(tx, by, { fulfillmentId, orderLineId: line.order_line_id, quantity: line.left, reason: "could not be delivered" });
}
