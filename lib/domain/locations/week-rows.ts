import type { HoursException, OpeningHours } from "./hours";
import { windowsWords } from "./store-now";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The regular week, Monday first, exceptions aside: "Monday", "10 AM – 9 PM". */
export const weekRows = (store: Pick<OpeningHours, "hours">): { day: string; hours: string }[] =>
  weekdays.map((day, at) => ({ day, hours: windowsWords(store.hours.filter((window) => window.weekday === at + 1)) }));

const dayFormat = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric", timeZone: "UTC" });

/** Days that differ, soonest first: "Thu, Nov 26", "Thanksgiving", "Closed". */
export const exceptionRows = (exceptions: readonly HoursException[], most: number): { day: string; date: string; reason: string; hours: string }[] =>
  [...exceptions].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(0, most).map(({ day, reason, opensMinute, closesMinute }) => ({
    day, reason, date: dayFormat.format(new Date(`${day}T12:00:00Z`)), hours: windowsWords(opensMinute === null || closesMinute === null ? [] : [{ opensMinute, closesMinute }]),
  }));
