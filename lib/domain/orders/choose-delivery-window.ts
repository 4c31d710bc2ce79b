import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { holdSlot } from "@/lib/domain/locations/hold-slot";
import { listLocalDeliverers } from "@/lib/domain/locations/list-local-deliverers";
import { Refusal } from "@/lib/kernel/refusal";
import type { SlotInput } from "./checkout-input";
import { holdTime } from "./hold-time";
import { editCheckout, lockForEdit } from "./rows";

/**
 * Chooses when a store's own van brings what is delivered, and holds its place in that window; another window replaces it.
 * @throws Refusal `address_required`, `delivery_off` when that van does not go there, `past_cutoff`, `slot_full`, `slot_past`, `store_closed`, `no_capacity`, `not_found`, `in_progress`, `held_long`
 */
export async function chooseDeliveryWindow(tx: Tx, by: Permit<"orders.place">, { checkoutId, locationId, startsAt, endsAt }: SlotInput): Promise<{ version: number; holdExpiresAt: string }> {
  const checkout = await lockForEdit(tx, by, checkoutId);
  const { rows } = await tx.execute<{ postcode: string | null }>(sql`select ship_to ->> 'postcode' as postcode from checkout where id = ${checkoutId}`);
  const postcode = rows[0]?.postcode;
  if (!postcode) throw new Refusal("address_required");
  if (!(await listLocalDeliverers(postcode, tx)).some((store) => store.locationId === locationId)) throw new Refusal("delivery_off");
  const expiresAt = await holdTime(tx, by, checkout);
  const { version } = await editCheckout(tx, checkout, sql`delivery_window = ${JSON.stringify({ locationId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })}::jsonb`);
  await holdSlot(tx, by, { checkoutId, locationId, purpose: "delivery", startsAt, endsAt, expiresAt });
  return { version, holdExpiresAt: expiresAt.toISOString() };
}
