import { pickupPromise, type PickupPlace } from "@/lib/domain/locations/promise";
import { dayAfter, dayAt, instantAt, weekdayOf } from "@/lib/domain/locations/zone-day";
import type { DeliveryPromise } from "./availability";

/** A carrier takes single parcels up to this weight; above it goes by freight. */
export const freightGrams = 30_000;

/** Days on the road, Monday to Friday. */
const roadDays = { parcel: { from: 2, by: 4 }, freight: { from: 5, by: 9 } };

/**
 * When a delivery ordered now arrives: packed within the location's lead minutes while it is open, then so many
 * weekdays on the road. Null when the location does not open within reach.
 */
export function deliveryPromise(now: Date, place: PickupPlace, heaviestParcelGrams: number): DeliveryPromise | null {
  const packed = pickupPromise(now, { ...place, pickupsPerHour: 1 });
  if (!packed) return null;
  const isFreight = heaviestParcelGrams > freightGrams;
  const { from, by } = isFreight ? roadDays.freight : roadDays.parcel;
  const dispatchDay = dayAt(place.timeZone, packed.readyAt.getTime());
  return { dispatchAt: packed.readyAt.toISOString(), arrivesFrom: weekdaysAfter(dispatchDay, from), arrivesBy: weekdaysAfter(dispatchDay, by), isFreight };
}

/** The promise of goods that a supplier brings on a day: received then, packed and sent as if they were ordered at noon of it. */
export function promiseFrom(day: string, now: Date, place: PickupPlace, heaviestParcelGrams: number): DeliveryPromise | null {
  const noon = new Date(instantAt(place.timeZone, day, 720));
  return deliveryPromise(noon > now ? noon : now, place, heaviestParcelGrams);
}

/**
 * When goods that another place sends to a store can be collected: they come as a delivery would, and from the opening of
 * the next day on the store takes its lead minutes. Null when it does not open within reach.
 */
export function suppliedAt(sent: DeliveryPromise, store: PickupPlace): Date | null {
  return pickupPromise(new Date(instantAt(store.timeZone, dayAfter(sent.arrivesBy), 0)), store)?.readyAt ?? null;
}

function weekdaysAfter(day: string, count: number): string {
  let date = day;
  for (let left = count; left > 0; ) {
    date = dayAfter(date);
    if (weekdayOf(date) <= 5) left -= 1;
  }
  return date;
}
