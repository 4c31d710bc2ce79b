import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { StoredValueChoice } from "./checkout-input";
import { lockForEdit, setStoredValues } from "./rows";

/** Takes a gift card or store credit off the checkout: the card pays its share again. @throws Refusal `not_found`, `in_progress` */
export async function removeStoredValue(tx: Tx, by: Permit<"orders.place">, { checkoutId, storedValueId }: StoredValueChoice): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, checkoutId);
  return setStoredValues(tx, checkout, sql`array_remove(stored_value_ids, ${storedValueId}::uuid)`);
}
