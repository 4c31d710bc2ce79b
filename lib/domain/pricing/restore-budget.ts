import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderId } from "@/lib/kernel/ids";
import { keepsCount } from "./promotions-of";

/**
 * Gives an order's promotions back what they took off units that were cancelled: each line's part is split over its units
 * as its price is, so all units together give back all of it. A use stays a use until the whole order is cancelled.
 * Doing it twice changes nothing.
 */
export async function restoreBudget(tx: Tx, _by: Permit<"orders.track" | "orders.service" | "system.run">, { orderId }: { orderId: OrderId }): Promise<void> {
  await tx.execute(sql`select from promotion where id in (select promotion_id from promotion_use where order_id = ${orderId}) order by id for no key update`);
  await tx.execute(sql`
    with kept as (
      select d.promotion_id, sum(case when l.id is null then d.amount_minor else d.amount_minor / l.quantity * (l.quantity - l.cancelled) + least(l.quantity - l.cancelled, d.amount_minor % l.quantity) end)::integer as amount
      from order_discount d left join order_line l on l.id = d.order_line_id where d.order_id = ${orderId} group by 1
    ), changed as (
      select u.promotion_id, u.checkout_id, u.amount_minor - kept.amount as back, kept.amount from promotion_use u join kept on kept.promotion_id = u.promotion_id where u.order_id = ${orderId} and u.amount_minor <> kept.amount
    ), noted as (
      update promotion_use u set amount_minor = c.amount from changed c where u.promotion_id = c.promotion_id and u.checkout_id = c.checkout_id
    )
    update promotion p set spent_minor = spent_minor - c.back from changed c where p.id = c.promotion_id and ${keepsCount}`);
}
