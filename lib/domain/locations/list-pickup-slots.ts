import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { CheckoutId, LocationId } from "@/lib/kernel/ids";
import { pickupPromise } from "./promise";
import { readStores } from "./rows";
import { slotsFrom, takenIn, type Bookings, type Slot } from "./slots";
import type { StoreSummary } from "./store-summary";

/** `readyAt` is the start of the slot, or later when the order is ready only within it. */
export type PickupSlot = { startsAt: Date; endsAt: Date; readyAt: Date; left: number };

const shortestStayMs = 15 * 60_000;

/** The hours in which an order placed now can be collected, full ones with `left: 0`. A shopper's own held slot does not count. */
export async function listPickupSlots(input: { locationId: LocationId; days: number; ownCheckoutId?: CheckoutId | null }, from: Reader = db): Promise<PickupSlot[]> {
  const calendar = await readCalendar(from, input.locationId, input.days, input.ownCheckoutId ?? null);
  return calendar ? openSlots(calendar, input.days) : [];
}

/** `deliveries` are those of the bookings that fill the van. */
export type Calendar = { store: StoreSummary; now: Date; bookings: Bookings; deliveries: Bookings };

/** The store, the time, and the work of the coming days: what is booked, and what is to be picked for shipping. In a transaction read it after the lock of the slot. */
export async function readCalendar(from: Reader, locationId: LocationId, days: number, ownCheckoutId: CheckoutId | null): Promise<Calendar | null> {
  const [store] = await readStores(from, sql`where l.id = ${locationId} and l.is_active`);
  if (!store) return null;
  const { rows } = await from.execute<{ now_ms: number; start_ms: number | null; count: number; deliveries: number }>(sql`
    select round(extract(epoch from c.now) * 1000)::float8 as now_ms, round(extract(epoch from b.starts_at) * 1000)::float8 as start_ms, coalesce(sum(b.room), 0)::int as count, (count(*) filter (where b.kind = 'delivery'))::int as deliveries
    from (select shop_clock() as now offset 0) c
    left join capacity_work b on b.location_id = ${locationId} and b.starts_at > c.now - interval '3 hours' and b.starts_at < c.now + make_interval(days => ${days + 1})
      and (b.expires_at is null or b.expires_at > c.now and b.checkout_id is distinct from ${ownCheckoutId}::uuid)
    group by c.now, b.starts_at`);
  const byStart = (count: (row: (typeof rows)[number]) => number): Bookings => new Map(rows.flatMap((row) => (row.start_ms === null ? [] : [[row.start_ms, count(row)] as const])));
  return { store, now: new Date(rows[0]?.now_ms ?? Date.now()), bookings: byStart((row) => row.count), deliveries: byStart((row) => row.deliveries) };
}

export function openSlots({ store, now, bookings }: Calendar, days: number): PickupSlot[] {
  if (!store.canPickup && !store.canCurbside) return [];
  const promise = pickupPromise(now, store);
  if (!promise) return [];
  const readyMs = promise.readyAt.getTime();
  const reachable = (slot: Slot) => slot.endMs - Math.max(slot.startMs, readyMs) >= shortestStayMs;
  return [...slotsFrom(store, now.getTime(), days)].filter(reachable).map((slot) => ({
    startsAt: new Date(slot.startMs), endsAt: new Date(slot.endMs), readyAt: new Date(Math.max(slot.startMs, readyMs)),
    left: Math.max(0, store.pickupsPerHour - takenIn(slot, bookings)),
  }));
}
