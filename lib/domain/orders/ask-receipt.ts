import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** Mails the receipt of a sale of this store; an address is kept for an order that has none. @throws Refusal `not_found`, `invalid` when the order belongs to another address */
export async function askReceipt(tx: Tx, by: Permit<"till.sell">, { orderId, email }: { orderId: OrderId; email: string }): Promise<void> {
  const { rows } = await tx.execute<{ email: string; customer_id: CustomerId | null }>(sql`
    update "order" set email = case when email = '' then ${email} else email end where id = ${orderId} and location_id = ${by.actor.till.locationId} returning email, customer_id`);
  if (!rows[0]) throw new Refusal("not_found");
  if (rows[0].email.toLowerCase() !== email.toLowerCase()) throw new Refusal("invalid", { reason: "This order's receipt goes to its customer's own address." });
  await record(tx, by, { kind: "order.receipt_asked", orderId, customerId: rows[0].customer_id, locationId: by.actor.till.locationId });
}
