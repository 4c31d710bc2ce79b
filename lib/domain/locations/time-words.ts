import { dayAfter, dayAt } from "./zone-day";

const formats = new Map<string, Intl.DateTimeFormat>();

/** "4:15 PM", "10 AM": the store's own clock. */
export function clockWords(at: Date, timeZone: string): string {
  return plain(format("time", timeZone, { hour: "numeric", minute: "2-digit" }).format(at)).replace(":00", "");
}

/** "today", "tomorrow", "Tuesday" within a week, else "Tue, Dec 1". */
export function dayWords(at: Date, timeZone: string, now: Date): string {
  const day = dayAt(timeZone, at.getTime());
  const today = dayAt(timeZone, now.getTime());
  if (day === today) return "today";
  if (day === dayAfter(today)) return "tomorrow";
  if (day > today && day < dayAfter(today, 7)) return format("weekday", timeZone, { weekday: "long" }).format(at);
  return dateWords(at, timeZone);
}

/** "Tue, Dec 1" */
export const dateWords = (at: Date, timeZone: string): string => format("date", timeZone, { weekday: "short", month: "short", day: "numeric" }).format(at);

/** "Tue, Dec 1", of a day in a calendar: "2026-12-01". */
export const calendarWords = (day: string): string => dateWords(new Date(`${day}T12:00:00Z`), "UTC");

/** "today by 4:15 PM", "tomorrow by 10 AM" */
export const promiseWords = (readyAt: Date, timeZone: string, now: Date): string => `${dayWords(readyAt, timeZone, now)} by ${clockWords(readyAt, timeZone)}`;

/** "today, 4–5 PM", "Tue, Dec 1, 11 AM–12 PM" */
export function slotWords(slot: { startsAt: Date; endsAt: Date }, timeZone: string, now: Date): string {
  return `${dayWords(slot.startsAt, timeZone, now)}, ${hoursWords(slot, timeZone)}`;
}

/** "4–5 PM", "11 AM–12 PM" */
export function hoursWords(slot: { startsAt: Date; endsAt: Date }, timeZone: string): string {
  const from = clockWords(slot.startsAt, timeZone);
  const to = clockWords(slot.endsAt, timeZone);
  const isSameHalf = from.slice(-2) === to.slice(-2);
  return `${isSameHalf ? from.slice(0, -3) : from}–${to}`;
}

/** "Nov 27, 2026, 2:53 AM CST" */
export const momentWords = (at: Date, timeZone: string): string => plain(format("moment", timeZone, { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(at));

/** "CST" where the reader's own clock shows another time at that instant, else nothing. */
export function zoneWords(at: Date, timeZone: string, readerZone: string): string {
  const wall = (zone: string) => format("wall", zone, { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" }).format(at);
  if (wall(timeZone) === wall(readerZone)) return "";
  return format("zone", timeZone, { timeZoneName: "short" }).formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** "9 AM", "9:30 PM", for minutes after midnight. */
export function minuteWords(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  const rest = minute % 60;
  return `${hour % 12 || 12}${rest ? `:${String(rest).padStart(2, "0")}` : ""} ${hour < 12 ? "AM" : "PM"}`;
}

function format(kind: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${kind} ${timeZone}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat("en-US", { timeZone, ...options });
  if (!formats.has(key)) formats.set(key, known);
  return known;
}

/** Browsers and servers disagree on the space before AM and PM. */
export const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");
