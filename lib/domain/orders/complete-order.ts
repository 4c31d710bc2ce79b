import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";
import { orderOfEvent } from "./order-of-event";
import { recountCancelled } from "./recount-cancelled";

/**
 * Follows the parts of an event's order: counts what was cancelled there, and completes the order once all parts are over,
 * no shopper is asked about missing units, and something was handed over. Doing it twice changes nothing.
 */
export async function completeOrder(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<"placed" | "completed" | "cancelled" | null> {
  const orderId = await orderOfEvent(eventId);
  if (!orderId) return null;
  return transaction(async (tx) => {
    const { rows: [order] } = await tx.execute<{ customer_id: CustomerId | null }>(sql`select customer_id from "order" where id = ${orderId} and status = 'placed' for update`);
    if (!order) return null;
    const { isCancelled } = await recountCancelled(tx, by, { orderId, reason: "nothing left to hand over" });
    if (isCancelled) return "cancelled";
    const { rowCount } = await tx.execute(sql`
      update "order" o set status = 'completed', completed_at = shop_clock(), version = o.version + 1
      where o.id = ${orderId} and not exists (select from fulfillment f where f.order_id = o.id and (f.status not in ('handed_over', 'delivered', 'cancelled', 'lost') or f.shopper_question is not null))
        and exists (select from fulfillment f where f.order_id = o.id and f.status in ('handed_over', 'delivered'))`);
    if (!rowCount) return "placed";
    await record(tx, by, { kind: "order.completed", orderId, customerId: order.customer_id });
    return "completed";
  });
}
