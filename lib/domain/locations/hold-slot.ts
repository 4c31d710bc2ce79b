import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type CheckoutId, type LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { findFreeSlot, type SlotChoice } from "./find-free-slot";

/**
 * Keeps room in an hour for a checkout until a time, in place of what it held at this store before, a delivery in place
 * of any. Several of one checkout: in the order of stores and hours. Returns when the order will be ready or delivered.
 * @throws Refusal `not_found`, `no_capacity`, `pickup_off`, `delivery_off`, `past_cutoff`, `slot_past`, `store_closed`, `slot_full`
 */
export async function holdSlot(tx: Tx, _by: Permit<Permission>, input: SlotChoice & { checkoutId: CheckoutId; expiresAt: Date }): Promise<{ readyAt: Date }> {
  await refuseIfPaused(tx, input.locationId);
  const slot = await findFreeSlot(tx, input, input.checkoutId);
  await tx.execute(sql`
    with former as (
      delete from capacity_booking where checkout_id = ${input.checkoutId} and expires_at is not null
        and ${input.purpose === "delivery" ? sql`purpose = 'delivery' and location_id <> ${input.locationId}` : sql`location_id = ${input.locationId} and purpose not in (${input.purpose}, 'delivery')`}
    )
    insert into capacity_booking (id, location_id, purpose, starts_at, ends_at, checkout_id, expires_at)
    values (${newId()}, ${input.locationId}, ${input.purpose}, ${slot.startsAt.toISOString()}, ${slot.endsAt.toISOString()}, ${input.checkoutId}, ${input.expiresAt.toISOString()})
    on conflict (checkout_id, location_id, purpose) where expires_at is not null
    do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, expires_at = excluded.expires_at`);
  return { readyAt: slot.readyAt };
}

async function refuseIfPaused(tx: Tx, locationId: LocationId): Promise<void> {
  const { rows } = await tx.execute<{ name: string }>(sql`select name from location where id = ${locationId} and paused_until > shop_clock()`);
  if (rows[0]) throw new Refusal("no_capacity", { store: rows[0].name });
}
