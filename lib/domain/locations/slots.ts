import { type OpeningHours, windowsOn } from "./hours";
import { dayAfter, dayAt, instantAt } from "./zone-day";

/** One clock hour of opening time, or the part of it in which the store is open. */
export type Slot = { startMs: number; endMs: number };
/** Pickups already promised, by the start (milliseconds) of their hour. */
export type Bookings = ReadonlyMap<number, number>;

export const noBookings: Bookings = new Map();

const shortestMinutes = 15;

/** The hour slots of a local day, within the opening hours. */
export function slotsOn(store: OpeningHours, day: string): Slot[] {
  return windowsOn(store, day).flatMap(({ opensMinute, closesMinute }) => {
    const slots: Slot[] = [];
    for (let start = opensMinute; start < closesMinute; start = nextHour(start)) {
      const end = Math.min(nextHour(start), closesMinute);
      if (end - start < shortestMinutes) continue;
      const slot = { startMs: instantAt(store.timeZone, day, start), endMs: instantAt(store.timeZone, day, end) };
      if (slot.startMs < slot.endMs) slots.push(slot);
    }
    return slots;
  });
}

/** The slots from the one that contains the instant on, for so many local days. */
export function* slotsFrom(store: OpeningHours, fromMs: number, days: number): Generator<Slot> {
  let day = dayAt(store.timeZone, fromMs);
  for (let i = 0; i < days; i++, day = dayAfter(day)) {
    for (const slot of slotsOn(store, day)) if (slot.endMs > fromMs) yield slot;
  }
}

/** The hours that a stretch of time touches; null when some of it lies outside the opening hours. */
export function hoursBetween(store: OpeningHours, startMs: number, endMs: number): Slot[] | null {
  const hours = slotsOn(store, dayAt(store.timeZone, startMs)).filter((hour) => hour.startMs < endMs && hour.endMs > startMs);
  const open = hours.reduce((sum, hour) => sum + Math.min(hour.endMs, endMs) - Math.max(hour.startMs, startMs), 0);
  return open === endMs - startMs && open > 0 ? hours : null;
}

/** Bookings that fall into a slot, also those made when the hours began at another minute. */
export function takenIn(slot: Slot, bookings: Bookings): number {
  let taken = 0;
  for (const [startMs, count] of bookings) if (slot.startMs <= startMs && startMs < slot.endMs) taken += count;
  return taken;
}

const nextHour = (minute: number) => (Math.floor(minute / 60) + 1) * 60;
