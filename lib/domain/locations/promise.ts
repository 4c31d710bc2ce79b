import { openSpansFrom, type OpeningHours, type OpenSpan } from "./hours";
import { noBookings, slotsFrom, takenIn, type Bookings } from "./slots";
import { dayAt } from "./zone-day";

export type PickupPlace = OpeningHours & { pickupLeadMinutes: number; pickupCutoffMinutes: number; pickupsPerHour: number };

/** What a promise was made from; stored with it, so that it can be explained and measured later. */
export type PromiseInputs = {
  orderedAt: string;
  /** When the lead time began to run. */
  countedFrom: string;
  leadMinutes: number;
  cutoffMinutes: number;
  timeZone: string;
  rule: "open" | "closed" | "after_cutoff";
  fullHoursSkipped: number;
};

export type PickupPromise = {
  readyAt: Date;
  /** The order would have been ready today, but every hour left of today is full. */
  isTodayFull: boolean;
  inputs: PromiseInputs;
};

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const capacityDays = 14;

/**
 * The earliest time at which an order placed now can be collected; null when the store does not open within reach or has
 * no room for two weeks. Lead minutes run only while the store is open; after the cut-off before closing they begin at
 * the next opening; the time is rounded up to a quarter of an hour and never lies in a closed minute or a full hour.
 */
export function pickupPromise(now: Date, place: PickupPlace, bookings: Bookings = noBookings): PickupPromise | null {
  const ordered = now.getTime();
  const counted = countLead(ordered, place);
  if (!counted) return null;
  const free = firstFree(counted.readyMs, place, bookings);
  if (!free) return null;
  const today = dayAt(place.timeZone, ordered);
  return {
    readyAt: new Date(free.readyMs),
    isTodayFull: free.skipped > 0 && dayAt(place.timeZone, counted.readyMs) === today && dayAt(place.timeZone, free.readyMs) !== today,
    inputs: {
      orderedAt: now.toISOString(), countedFrom: new Date(counted.fromMs).toISOString(), leadMinutes: place.pickupLeadMinutes,
      cutoffMinutes: place.pickupCutoffMinutes, timeZone: place.timeZone, rule: counted.rule, fullHoursSkipped: free.skipped,
    },
  };
}

const profiles = new WeakMap<PickupPlace, string>();

/** Stores of one profile make the same promise as long as none of their hours is booked: a chain has few profiles. */
export function promiseProfile(place: PickupPlace): string {
  const known = profiles.get(place);
  if (known !== undefined) return known;
  const { timeZone, hours, exceptions, pickupLeadMinutes, pickupCutoffMinutes, pickupsPerHour } = place;
  const profile = JSON.stringify([timeZone, pickupLeadMinutes, pickupCutoffMinutes, pickupsPerHour > 0, hours, exceptions]);
  profiles.set(place, profile);
  return profile;
}

/** Why there is no promise: the store does not open within reach, or its hours are full. */
export const whyNoPromise = (now: Date, place: PickupPlace): "closed" | "full_today" => (countLead(now.getTime(), place) ? "full_today" : "closed");

type Counted = { readyMs: number; fromMs: number; rule: PromiseInputs["rule"] };

function countLead(orderedMs: number, place: PickupPlace): Counted | null {
  let leftMs = place.pickupLeadMinutes * minuteMs;
  let begun: { fromMs: number; rule: PromiseInputs["rule"] } | undefined;
  let rule: PromiseInputs["rule"] = "closed";
  for (const span of openSpansFrom(place, orderedMs)) {
    const isOpen = span.startMs <= orderedMs;
    if (isOpen && orderedMs > span.endMs - place.pickupCutoffMinutes * minuteMs) {
      rule = "after_cutoff";
      continue;
    }
    const fromMs = Math.max(orderedMs, span.startMs);
    begun ??= { fromMs, rule: isOpen ? "open" : rule };
    if (leftMs < span.endMs - fromMs) return { readyMs: roundUp(fromMs + leftMs, span), ...begun };
    leftMs -= span.endMs - fromMs;
  }
  return null;
}

function roundUp(ms: number, span: OpenSpan): number {
  const rounded = Math.ceil(ms / quarterMs) * quarterMs;
  return rounded < span.endMs ? rounded : ms;
}

/** Moves a ready time out of full hours, to the start of the first hour with room. */
function firstFree(readyMs: number, place: PickupPlace, bookings: Bookings): { readyMs: number; skipped: number } | null {
  if (place.pickupsPerHour === 0) return null;
  if (bookings.size === 0) return { readyMs, skipped: 0 };
  let skipped = 0;
  for (const slot of slotsFrom(place, readyMs, capacityDays)) {
    if (takenIn(slot, bookings) < place.pickupsPerHour) return { readyMs: skipped === 0 ? readyMs : Math.max(readyMs, slot.startMs), skipped };
    skipped += 1;
  }
  return null;
}
