import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentId } from "@/lib/kernel/ids";
import { findFreeSlot, type SlotChoice } from "./find-free-slot";

/**
 * Moves the booking of a placed fulfillment to another hour, window or store, or gives it its first.
 * @throws Refusal `not_found`, `pickup_off`, `delivery_off`, `past_cutoff`, `slot_past`, `store_closed`, `slot_full`
 */
export async function rebookSlot(tx: Tx, _by: Permit<Permission>, input: SlotChoice & { fulfillmentId: FulfillmentId }): Promise<{ readyAt: Date }> {
  const slot = await findFreeSlot(tx, input, null);
  await tx.execute(sql`
    insert into capacity_booking (id, location_id, purpose, starts_at, ends_at, fulfillment_id)
    values (${newId()}, ${input.locationId}, ${input.purpose}, ${slot.startsAt.toISOString()}, ${slot.endsAt.toISOString()}, ${input.fulfillmentId})
    on conflict (fulfillment_id) do update set location_id = excluded.location_id, purpose = excluded.purpose, starts_at = excluded.starts_at, ends_at = excluded.ends_at`);
  return { readyAt: slot.readyAt };
}
