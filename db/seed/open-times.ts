import { openSpansFrom, type OpeningHours } from "@/lib/domain/locations/hours";
import { minuteMs } from "./world";

export type OpenTime = { opensAt: Date; closesAt: Date };

/** The stretch of open time that runs at this moment, else the next one. */
export function openTimeAt(place: OpeningHours, at: Date): OpenTime {
  for (const { startMs, endMs } of openSpansFrom(place, at.getTime())) return { opensAt: new Date(startMs), closesAt: new Date(endMs) };
  throw new Error("This place never opens");
}

/** The moment after so many open minutes. */
export function afterOpenMinutes(place: OpeningHours, from: Date, minutes: number): Date {
  let left = minutes * minuteMs;
  for (const { startMs, endMs } of openSpansFrom(place, from.getTime())) {
    const begins = Math.max(startMs, from.getTime());
    if (begins + left < endMs) return new Date(begins + left);
    left -= endMs - begins;
  }
  throw new Error("This place does not open long enough");
}

/** The latest moment not after this one at which the place was open, minutes before its closing at most. */
export function lastOpenMoment(place: OpeningHours, at: Date, earliest: Date): Date | null {
  let found: Date | null = null;
  for (const { startMs, endMs } of openSpansFrom(place, earliest.getTime())) {
    if (startMs > at.getTime()) break;
    found = new Date(Math.min(at.getTime(), endMs - 10 * minuteMs));
  }
  return found;
}
