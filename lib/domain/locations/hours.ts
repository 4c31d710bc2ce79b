import { dayAfter, dayAt, instantAt, weekdayOf } from "./zone-day";

/** Minutes after local midnight; 1440 is the midnight that ends the day. */
export type Window = { opensMinute: number; closesMinute: number };
/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type WeeklyWindow = Window & { weekday: number };
/** Replaces the weekly hours of one local day; without minutes the store is closed that day. */
export type HoursException = { day: string; opensMinute: number | null; closesMinute: number | null; reason: string };

export type OpeningHours = {
  timeZone: string;
  hours: readonly WeeklyWindow[];
  exceptions: readonly HoursException[];
};

/** A stretch of open time between two instants (milliseconds), the end not included. */
export type OpenSpan = { startMs: number; endMs: number };

/** How far ahead an opening is looked for. */
const horizonDays = 120;

/** When the store is open on a local day, in the store's own clock. */
export function windowsOn(store: OpeningHours, day: string): Window[] {
  const exception = exceptionOn(store, day);
  if (exception) {
    const { opensMinute, closesMinute } = exception;
    return opensMinute === null || closesMinute === null ? [] : [{ opensMinute, closesMinute }];
  }
  const weekday = weekdayOf(day);
  return store.hours
    .filter((window) => window.weekday === weekday)
    .map(({ opensMinute, closesMinute }) => ({ opensMinute, closesMinute }))
    .sort((a, b) => a.opensMinute - b.opensMinute);
}

export const exceptionOn = (store: OpeningHours, day: string): HoursException | undefined => store.exceptions.find((e) => e.day === day);

/** Open time on a local day, as instants. */
export function spansOn(store: OpeningHours, day: string): OpenSpan[] {
  return windowsOn(store, day)
    .map(({ opensMinute, closesMinute }) => ({ startMs: instantAt(store.timeZone, day, opensMinute), endMs: instantAt(store.timeZone, day, closesMinute) }))
    .filter((span) => span.startMs < span.endMs);
}

/** Open time from an instant on, in order, over at most 120 days; windows that meet at midnight are one span. */
export function* openSpansFrom(store: OpeningHours, fromMs: number): Generator<OpenSpan> {
  let day = dayAt(store.timeZone, fromMs);
  let pending: OpenSpan | undefined;
  for (let i = 0; i < horizonDays; i++, day = dayAfter(day)) {
    for (const span of spansOn(store, day)) {
      if (pending && span.startMs <= pending.endMs) pending = { startMs: pending.startMs, endMs: Math.max(pending.endMs, span.endMs) };
      else {
        if (pending && pending.endMs > fromMs) yield pending;
        pending = span;
      }
    }
  }
  if (pending && pending.endMs > fromMs) yield pending;
}

export const isOpenAt = (store: OpeningHours, ms: number): boolean =>
  spansOn(store, dayAt(store.timeZone, ms)).some((span) => span.startMs <= ms && ms < span.endMs);

/** Whether two windows of one weekday share a minute. */
export function hasOverlap(hours: readonly WeeklyWindow[]): boolean {
  const sorted = [...hours].sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute);
  return sorted.some((window, i) => {
    const next = sorted[i + 1];
    return next !== undefined && next.weekday === window.weekday && next.opensMinute < window.closesMinute;
  });
}

/** Minutes during which the store is open between two instants; weekly hours stand in for exceptions that are past. */
export function openMinutesBetween(store: OpeningHours, fromMs: number, toMs: number): number {
  let openMs = 0;
  for (const span of openSpansFrom(store, fromMs)) {
    if (span.startMs >= toMs) break;
    openMs += Math.min(span.endMs, toMs) - Math.max(span.startMs, fromMs);
  }
  return openMs / 60_000;
}
