import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CustomerId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** Whether the money of the order `o` may become store credit: only where its customer has an account to spend it from. */
export const mayBeCredit: SQL = sql`exists (select from customer u where u.id = o.customer_id and u.account_id is not null)`;

/** Whose store credit an order's money may become. @throws Refusal `no_credit` */
export async function creditOwner(tx: Tx, orderId: OrderId): Promise<{ customerId: CustomerId; currency: string }> {
  const { rows: [owner] } = await tx.execute<{ customerId: CustomerId; currency: string }>(sql`select o.customer_id as "customerId", o.currency from "order" o where o.id = ${orderId} and ${mayBeCredit}`);
  if (!owner) throw new Refusal("no_credit");
  return owner;
}
