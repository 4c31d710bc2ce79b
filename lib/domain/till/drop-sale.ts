import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { cancelCheckout } from "@/lib/domain/orders/cancel-checkout";
import { record } from "@/lib/domain/record";
import type { CartId, CheckoutId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockSale } from "./rows";

/**
 * Gives up a sale before it is paid: what an attempt to pay it held is free at once, and who gave up what stands in the audit.
 * @throws Refusal `in_progress` while it is being paid, `illegal_move` when it was
 */
export async function dropSale(tx: Tx, by: Permit<"till.sell">, { saleId, units, totalMinor }: { saleId: CartId; units: number; totalMinor: number }): Promise<void> {
  const { registerId, locationId } = by.actor.till;
  await lockSale(tx, saleId);
  const { rows: [checkout] } = await tx.execute<{ id: CheckoutId; status: string }>(sql`
    select c.id, c.status from till_sale s join checkout c on c.cart_id = s.id and c.status in ('open', 'ready', 'completing', 'completed') where s.id = ${saleId} and s.register_id = ${registerId} for update of c`);
  if (checkout?.status === "completing") throw new Refusal("in_progress");
  if (checkout?.status === "completed") throw new Refusal("illegal_move");
  if (checkout) await cancelCheckout(tx, permit({ ...by.actor, cartId: saleId }, "orders.place", by), { checkoutId: checkout.id });
  await record(tx, by, { kind: "till.sale_dropped", locationId, subject: `register:${registerId}`, payload: { saleId, units, totalMinor } });
}
