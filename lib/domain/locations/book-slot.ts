import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CheckoutId, FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { findFreeSlot, type SlotChoice } from "./find-free-slot";
import { slotLock } from "./slot-lock";

/** A visit is a pickup or curbside: a checkout holds one hour of a store for both. */
export type SlotBooking = { checkoutId: CheckoutId; locationId: LocationId; fulfillmentId: FulfillmentId; for: "visit" | "delivery" };

/**
 * Turns the slot that a checkout holds into the booking of its fulfillment. A hold that ran out is renewed if there is
 * still room. Booking the same fulfillment twice changes nothing.
 * @throws Refusal `slot_required` when nothing was held, `slot_full`, `slot_past`, `store_closed`
 */
export async function bookSlot(tx: Tx, by: Permit<Permission>, input: SlotBooking): Promise<void> {
  const { rows } = await tx.execute<{ booked: number }>(sql`with ${bookSlotsCtes([input])} select count(*)::int as booked from booked_slot`);
  if (rows[0]?.booked) return;
  const held = await tx.execute<{ purpose: SlotChoice["purpose"]; starts_ms: number; ends_ms: number; mine: boolean }>(sql`
    select purpose, round(extract(epoch from starts_at) * 1000)::float8 as starts_ms, round(extract(epoch from ends_at) * 1000)::float8 as ends_ms, fulfillment_id is not null as mine
    from capacity_booking where location_id = ${input.locationId} and (checkout_id = ${input.checkoutId} and expires_at is not null and ${bookedFor(sql`purpose`)} = ${input.for} or fulfillment_id = ${input.fulfillmentId})
    order by fulfillment_id nulls last limit 1`);
  const slot = held.rows[0];
  if (!slot) throw new Refusal("slot_required");
  if (slot.mine) return;
  await findFreeSlot(tx, { locationId: input.locationId, purpose: slot.purpose, startsAt: new Date(slot.starts_ms), endsAt: new Date(slot.ends_ms) }, input.checkoutId);
  await tx.execute(sql`
    update capacity_booking set fulfillment_id = ${input.fulfillmentId}, expires_at = null
    where checkout_id = ${input.checkoutId} and location_id = ${input.locationId} and purpose = ${slot.purpose} and expires_at is not null`);
}

/**
 * For the WITH of a larger statement: `booked_slot` has one row for each hold that was still live when its hour was
 * locked. Fewer rows than bookings: roll back, and book one by one with `bookSlot`. No booking, no lock.
 */
export function bookSlotsCtes(bookings: readonly SlotBooking[]): SQL {
  const rows = bookings.map((b) => ({ checkout_id: b.checkoutId, location_id: b.locationId, fulfillment_id: b.fulfillmentId, booked_for: b.for }));
  return sql`wanted_slot as materialized (
      select b.id, r.fulfillment_id, b.location_id, b.starts_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(checkout_id uuid, location_id uuid, fulfillment_id uuid, booked_for text)
      join capacity_booking b on b.checkout_id = r.checkout_id and b.location_id = r.location_id and ${bookedFor(sql`b.purpose`)} = r.booked_for and b.expires_at is not null
      order by b.location_id, b.starts_at
    ), locked_slot as materialized (
      select id, fulfillment_id, ${slotLock(sql`location_id`, sql`starts_at`)}::text as lock from wanted_slot
    ), live_slot as materialized (
      select id, fulfillment_id, shop_clock() as at from locked_slot where lock is not null
    ), booked_slot as (
      update capacity_booking b set fulfillment_id = l.fulfillment_id, expires_at = null
      from live_slot l where b.id = l.id and b.expires_at > l.at
      returning b.id, b.fulfillment_id
    )`;
}

const bookedFor = (purpose: SQL): SQL => sql`case when ${purpose} = 'delivery' then 'delivery' else 'visit' end`;
