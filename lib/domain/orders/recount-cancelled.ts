import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { restoreBudget } from "@/lib/domain/pricing/restore-budget";
import { restorePromotions } from "@/lib/domain/pricing/restore-promotions";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, OrderId } from "@/lib/kernel/ids";

type By = Permit<"orders.track"> | Permit<"orders.service"> | Permit<"system.run">;

/**
 * Brings an order in line with its parts after units were cancelled there: its promotions get back what they took off these units. An order of which nothing is left is
 * cancelled, and its promotions may be used again. Returns whether it is.
 */
export async function recountCancelled(tx: Tx, by: By, { orderId, reason }: { orderId: OrderId; reason: string }): Promise<{ isCancelled: boolean }> {
  const { rowCount } = await tx.execute(sql`
    update order_line l set cancelled = s.cancelled
    from (select f.order_line_id, sum(f.cancelled)::integer as cancelled from fulfillment_line f join order_line o on o.id = f.order_line_id where o.order_id = ${orderId} group by f.order_line_id) s
    where l.id = s.order_line_id and l.cancelled <> s.cancelled`);
  if (rowCount) await restoreBudget(tx, by, { orderId });
  const { rows } = await tx.execute<{ customer_id: CustomerId | null }>(sql`
    update "order" o set status = 'cancelled', cancelled_at = shop_clock(), version = version + 1
    where o.id = ${orderId} and o.status = 'placed' and not exists (select from order_line l where l.order_id = o.id and l.cancelled < l.quantity)
      and not exists (select from fulfillment f where f.order_id = o.id and f.status <> 'cancelled') returning customer_id`);
  if (!rows[0]) return { isCancelled: false };
  await restorePromotions(tx, by, { orderId });
  await record(tx, by, { kind: "order.cancelled", orderId, customerId: rows[0].customer_id, payload: { reason } });
  return { isCancelled: true };
}
