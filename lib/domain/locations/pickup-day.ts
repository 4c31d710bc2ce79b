import { pickupPromise, type PickupPlace } from "./promise";
import { dayWords } from "./time-words";

/** "today", "tomorrow", "Tuesday": when an order placed now could be collected, stock aside. Null: not in sight. */
export function pickupDay(place: PickupPlace, now: Date): string | null {
  const promise = pickupPromise(now, place);
  return promise && dayWords(promise.readyAt, place.timeZone, now);
}
