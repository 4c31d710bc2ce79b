import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { usStates } from "@/lib/domain/locations/us-states";
import { Refusal } from "@/lib/kernel/refusal";
import type { AddressInput } from "./checkout-input";
import { editCheckout, lockForEdit } from "./rows";

/** Where to deliver. @throws Refusal `invalid` with the field, when ZIP code and state do not belong together; `not_found`, `in_progress` */
export async function saveAddress(tx: Tx, by: Permit<"orders.place">, input: AddressInput): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  const { checkoutId: _checkoutId, ...address } = input;
  await checkPostcode(tx, address);
  return editCheckout(tx, checkout, sql`ship_to = ${JSON.stringify(address)}::jsonb`);
}

/** @throws Refusal `invalid` with the field, when ZIP code and state do not belong together */
export async function checkPostcode(tx: Tx, { postcode, state }: { postcode: string; state: string }): Promise<void> {
  const { rows } = await tx.execute<{ state: string; city: string }>(sql`select state, city from postcode where code = ${postcode.slice(0, 5)}`);
  const found = rows[0];
  if (!found) throw new Refusal("invalid", { field: "postcode", reason: "We do not know this ZIP code. Check its digits." });
  if (found.state !== state) throw new Refusal("invalid", { field: "postcode", reason: `${postcode.slice(0, 5)} is in ${found.city}, ${usStates[found.state] ?? found.state}. Check ZIP code and state.` });
}
