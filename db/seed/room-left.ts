import { slotsOn } from "@/lib/domain/locations/slots";
import { dayAt } from "@/lib/domain/locations/zone-day";
import type { Books } from "./books";
import type { Store } from "./stores";

/** What of the hour around an instant is not booked yet, in orders; none while the store is closed. */
export function roomLeft(books: Books, { id, opening }: Store, ms: number): number {
  const hour = slotsOn(opening, dayAt(opening.timeZone, ms)).find(({ startMs, endMs }) => startMs <= ms && ms < endMs);
  if (!hour) return 0;
  return books.bookings.reduce((left, { locationId, startsAt, room = 1 }) => (locationId === id && startsAt.getTime() >= hour.startMs && startsAt.getTime() < hour.endMs ? left - room : left), opening.pickupsPerHour);
}
