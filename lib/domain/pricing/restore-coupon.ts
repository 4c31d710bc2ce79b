import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderId } from "@/lib/kernel/ids";

/** Gives a wholly cancelled order's coupon back. Doing it twice gives it back once. */
export async function restoreCoupon(tx: Tx, _by: Permit<"orders.place" | "orders.track" | "account.own" | "orders.service" | "system.run">, { orderId }: { orderId: OrderId }): Promise<void> {
  await tx.execute(sql`
    with given_back as (delete from coupon_redemption where order_id = ${orderId} returning coupon_id)
    update coupon set used = used - 1 from given_back where coupon.id = given_back.coupon_id`);
}
