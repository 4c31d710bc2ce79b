import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { holdSlot } from "@/lib/domain/locations/hold-slot";
import { Refusal } from "@/lib/kernel/refusal";
import type { SlotInput } from "./checkout-input";
import { holdTime } from "./hold-time";
import { editCheckout, lockForEdit, type LockedCheckout } from "./rows";

/**
 * Chooses the hour of a pickup and holds it. Another hour at the same store replaces it.
 * @throws Refusal `slot_full`, `slot_past`, `store_closed`, `pickup_off`, `not_found` (nothing is picked up there), `in_progress`, `held_long`
 */
export async function chooseSlot(tx: Tx, by: Permit<"orders.place">, input: SlotInput): Promise<{ version: number; readyAt: string; holdExpiresAt: string }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  const purpose = await purposeAt(tx, checkout, input.locationId);
  const expiresAt = await holdTime(tx, by, checkout);
  const slot = { [input.locationId]: { startsAt: input.startsAt.toISOString(), endsAt: input.endsAt.toISOString() } };
  const { version } = await editCheckout(tx, checkout, sql`slots = slots || ${JSON.stringify(slot)}::jsonb, supplied_lines = ${sql.param([...(input.suppliedLines ?? [])])}::text[]`);
  const { readyAt } = await holdSlot(tx, by, { checkoutId: checkout.id, locationId: input.locationId, purpose, startsAt: input.startsAt, endsAt: input.endsAt, expiresAt });
  return { version, readyAt: readyAt.toISOString(), holdExpiresAt: expiresAt.toISOString() };
}

async function purposeAt(tx: Tx, checkout: LockedCheckout, locationId: string): Promise<"pickup" | "curbside"> {
  const { rows } = await tx.execute<{ method: "pickup" | "curbside" }>(sql`
    select method from cart_line where cart_id = ${checkout.cartId} and location_id = ${locationId} order by method desc limit 1`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0].method;
}
