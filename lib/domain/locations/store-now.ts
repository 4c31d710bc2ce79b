import { exceptionOn, openSpansFrom, windowsOn, type OpeningHours, type Window } from "./hours";
import { clockWords, dayWords, minuteWords } from "./time-words";
import { dayAfter, dayAt, weekdayOf } from "./zone-day";

export type StoreNow =
  | { isOpen: true; closesAt: Date; todayWindows: Window[]; exceptionReason: string | null }
  /** `opensAt` is null when no opening is in sight. */
  | { isOpen: false; opensAt: Date | null; todayWindows: Window[]; exceptionReason: string | null };

/** Whether the store is open, and when that changes. */
export function storeNow(store: OpeningHours, now: Date): StoreNow {
  const ms = now.getTime();
  const today = dayAt(store.timeZone, ms);
  const facts = { todayWindows: windowsOn(store, today), exceptionReason: exceptionOn(store, today)?.reason ?? null };
  const [span] = openSpansFrom(store, ms);
  if (!span) return { isOpen: false, opensAt: null, ...facts };
  return span.startMs <= ms ? { isOpen: true, closesAt: new Date(span.endMs), ...facts } : { isOpen: false, opensAt: new Date(span.startMs), ...facts };
}

/** "Open until 9 PM", "Closed, opens tomorrow at 10 AM" */
export function storeNowWords(store: OpeningHours, now: Date): string {
  const state = storeNow(store, now);
  if (state.isOpen) return `Open until ${clockWords(state.closesAt, store.timeZone)}`;
  if (!state.opensAt) return "Closed until further notice";
  const reason = state.exceptionReason && state.todayWindows.length === 0 ? ` (${state.exceptionReason})` : "";
  return `Closed${reason}, opens ${dayWords(state.opensAt, store.timeZone, now)} at ${clockWords(state.opensAt, store.timeZone)}`;
}

/** "9 AM – 9 PM", or "Closed" */
export const windowsWords = (windows: readonly Window[]): string =>
  windows.length === 0 ? "Closed" : windows.map((w) => (w.opensMinute === 0 && w.closesMinute === 1440 ? "Open 24 hours" : `${minuteWords(w.opensMinute)} – ${minuteWords(w.closesMinute)}`)).join(", ");

export type DayHours = { day: string; weekday: number; windows: Window[]; reason: string | null; isToday: boolean };

/** The coming seven days, today first, with their exceptions. */
export function weekAhead(store: OpeningHours, now: Date): DayHours[] {
  const today = dayAt(store.timeZone, now.getTime());
  return Array.from({ length: 7 }, (_, i) => {
    const day = dayAfter(today, i);
    return { day, weekday: weekdayOf(day), windows: windowsOn(store, day), reason: exceptionOn(store, day)?.reason ?? null, isToday: i === 0 };
  });
}
