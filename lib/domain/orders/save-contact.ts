import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ContactInput } from "./checkout-input";
import { editCheckout, lockForEdit } from "./rows";

/** Who buys and how to reach them. @throws Refusal `not_found`, `in_progress` */
export async function saveContact(tx: Tx, by: Permit<"orders.place">, input: ContactInput): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  return editCheckout(tx, checkout, sql`contact_name = ${input.name}, email = ${input.email}, phone = ${input.phone}`);
}
