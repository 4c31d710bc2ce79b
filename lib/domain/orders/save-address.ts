import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { listLocalDeliverers } from "@/lib/domain/locations/list-local-deliverers";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import { usStates } from "@/lib/domain/locations/us-states";
import { Refusal } from "@/lib/kernel/refusal";
import type { AddressInput } from "./checkout-input";
import { editCheckout, lockForEdit } from "./rows";

/**
 * Where to deliver. The van's window stays only with its ZIP code. `isNear` when a store's own van could come there.
 * @throws Refusal `invalid` with the field, when ZIP code and state do not belong together; `not_found`, `in_progress`
 */
export async function saveAddress(tx: Tx, by: Permit<"orders.place">, input: AddressInput): Promise<{ version: number; isNear: boolean }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  const { checkoutId: _checkoutId, ...address } = input;
  await checkPostcode(tx, address);
  const { rows: moved } = await tx.execute(sql`select from checkout where id = ${checkout.id} and delivery_window is not null and ship_to ->> 'postcode' <> ${address.postcode}`);
  if (moved.length > 0) await releaseSlot(tx, by, { checkoutId: checkout.id, purpose: "delivery" });
  const edited = await editCheckout(tx, checkout, sql`ship_to = ${JSON.stringify(address)}::jsonb, delivery_window = ${moved.length > 0 ? null : sql`delivery_window`}`);
  return { ...edited, isNear: (await listLocalDeliverers(address.postcode, tx)).length > 0 };
}

/** @throws Refusal `invalid` with the field, when ZIP code and state do not belong together */
export async function checkPostcode(tx: Tx, { postcode, state }: { postcode: string; state: string }): Promise<void> {
  const { rows } = await tx.execute<{ state: string; city: string }>(sql`select state, city from postcode where code = ${postcode.slice(0, 5)}`);
  const found = rows[0];
  if (!found) throw new Refusal("invalid", { field: "postcode", reason: "We do not know this ZIP code. Check its digits." });
  if (found.state !== state) throw new Refusal("invalid", { field: "postcode", reason: `${postcode.slice(0, 5)} is in ${found.city}, ${usStates[found.state] ?? found.state}. Check ZIP code and state.` });
}
