import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OwnValueKind } from "@/lib/domain/payments/tender";
import { Refusal } from "@/lib/kernel/refusal";
import type { CheckoutChoice } from "./checkout-input";
import { lockForEdit, requireGoods, setStoredValues } from "./rows";

/** Lets the signed-in shopper's store credit pay what the gift cards leave. @throws Refusal `gift_cards_only`, `not_found` (there is none), `in_progress` */
export const spendStoreCredit = (tx: Tx, by: Permit<"orders.place">, input: CheckoutChoice): Promise<{ version: number }> => spendOwn(tx, by, input, "store_credit", (id) => sql`array_remove(stored_value_ids, ${id}::uuid) || ${id}::uuid`);

/** Lets the member's points pay before everything else. @throws as `spendStoreCredit` */
export const spendPoints = (tx: Tx, by: Permit<"orders.place">, input: CheckoutChoice): Promise<{ version: number }> => spendOwn(tx, by, input, "points", (id) => sql`${id}::uuid || array_remove(stored_value_ids, ${id}::uuid)`);

async function spendOwn(tx: Tx, by: Permit<"orders.place">, { checkoutId }: CheckoutChoice, kind: OwnValueKind, among: (id: string) => SQL): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, checkoutId);
  await requireGoods(tx, checkout);
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from stored_value where customer_id = ${checkout.customerId} and kind = ${kind} and currency = (select currency from checkout where id = ${checkout.id})`);
  if (!rows[0]) throw new Refusal("not_found");
  return setStoredValues(tx, checkout, among(rows[0].id));
}
