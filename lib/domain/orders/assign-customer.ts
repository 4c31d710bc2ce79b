import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CustomerId, OrderId } from "@/lib/kernel/ids";

/** Gives a guest's order its profile, once. */
export async function assignCustomer(tx: Tx, _by: Permit<"system.run">, { orderId, customerId }: { orderId: OrderId; customerId: CustomerId }): Promise<void> {
  await tx.execute(sql`update "order" set customer_id = ${customerId} where id = ${orderId} and customer_id is null`);
}
