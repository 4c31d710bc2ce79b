import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import type { CheckoutChoice } from "./checkout-input";
import { lockForEdit, setStoredValues } from "./rows";

/** Lets the signed-in shopper's store credit pay what the gift cards leave. @throws Refusal `not_found` (there is none), `in_progress` */
export async function spendStoreCredit(tx: Tx, by: Permit<"orders.place">, { checkoutId }: CheckoutChoice): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, checkoutId);
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from stored_value where customer_id = ${checkout.customerId} and kind = 'store_credit' and currency = (select currency from checkout where id = ${checkout.id})`);
  if (!rows[0]) throw new Refusal("not_found");
  return setStoredValues(tx, checkout, sql`array_remove(stored_value_ids, ${rows[0].id}::uuid) || ${rows[0].id}::uuid`);
}
