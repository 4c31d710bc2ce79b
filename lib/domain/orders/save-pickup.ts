import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PickupInput } from "./checkout-input";
import { editCheckout, lockForEdit } from "./rows";

/** Who else may pick up; nobody else when both are empty. What has to be sent to a store first is collected as the page said. @throws Refusal `not_found`, `in_progress` */
export async function savePickup(tx: Tx, by: Permit<"orders.place">, input: PickupInput): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  return editCheckout(tx, checkout, sql`pickup_person_name = ${input.personName}, pickup_person_contact = ${input.personContact}, supplied_lines = ${sql.param([...(input.suppliedLines ?? [])])}::text[]`);
}
