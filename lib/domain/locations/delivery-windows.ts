import type { Calendar } from "./list-pickup-slots";
import type { LocalDelivery } from "./local-delivery";
import { windowsOn, type OpeningHours } from "./hours";
import { slotsOn, takenIn, type Slot } from "./slots";
import { dayAfter, dayAt, instantAt } from "./zone-day";

export type DeliveryWindow = { startsAt: Date; endsAt: Date; left: number };

/** The windows of a local day: one after the other from opening on, those that end before closing. */
export function deliveryWindowsOn(store: OpeningHours, { windowMinutes }: Pick<LocalDelivery, "windowMinutes">, day: string): Slot[] {
  return windowsOn(store, day).flatMap(({ opensMinute, closesMinute }) => {
    const count = Math.floor((closesMinute - opensMinute) / windowMinutes);
    return Array.from({ length: count }, (_, index) => opensMinute + index * windowMinutes)
      .map((minute) => ({ startMs: instantAt(store.timeZone, day, minute), endMs: instantAt(store.timeZone, day, minute + windowMinutes) }));
  });
}

/** Windows that can still be booked, full ones with `left: 0`: the van must have a place, and the store an hour to load it. */
export function openWindows({ store, now, bookings, deliveries }: Calendar, terms: LocalDelivery): DeliveryWindow[] {
  const firstMs = now.getTime() + terms.cutoffMinutes * 60_000;
  const today = dayAt(store.timeZone, now.getTime());
  return Array.from({ length: terms.daysAhead + 1 }, (_, index) => dayAfter(today, index)).flatMap((day) => {
    const hours = slotsOn(store, day);
    return deliveryWindowsOn(store, terms, day).filter(({ startMs }) => startMs >= firstMs).map((window) => {
      const loading = hours.find(({ startMs, endMs }) => startMs <= window.startMs && window.startMs < endMs);
      const hoursLeft = loading ? store.pickupsPerHour - takenIn(loading, bookings) : 0;
      return { startsAt: new Date(window.startMs), endsAt: new Date(window.endMs), left: Math.max(0, Math.min(hoursLeft, terms.perWindow - takenIn(window, deliveries))) };
    });
  });
}
