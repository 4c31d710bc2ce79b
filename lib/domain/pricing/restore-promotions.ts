import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderId } from "@/lib/kernel/ids";
import { keepsCount } from "./promotions-of";

/** Gives a wholly cancelled order's promotions back: uses, codes and budget. Doing it twice gives them back once. */
export async function restorePromotions(tx: Tx, _by: Permit<"orders.place" | "orders.track" | "account.own" | "orders.service" | "system.run">, { orderId }: { orderId: OrderId }): Promise<void> {
  await tx.execute(sql`
    with locked as materialized (
      select id from promotion where id in (select promotion_id from promotion_use where order_id = ${orderId}) order by id for no key update
    ), given_back as (
      delete from promotion_use u using locked where u.promotion_id = locked.id and u.order_id = ${orderId} returning u.promotion_id, u.code_id, u.amount_minor
    ), codes as (
      update promotion_code c set used = used - 1 from given_back g where c.id = g.code_id
    )
    update promotion p set used = used - 1, spent_minor = spent_minor - g.amount_minor from given_back g where p.id = g.promotion_id and ${keepsCount}`);
}
