import { Temporal } from "temporal-polyfill";

/** A local calendar day as instants: 23, 24 or 25 hours long. */
type DayFrame = { startMs: number; endMs: number };

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Every zone of today keeps its offset for at least a quarter of an hour, aligned to it. */
const quantumMs = 900_000;

const frames = new Map<string, DayFrame>();
const days = new Map<string, string>();
const nextDays = new Map<string, string>();
const weekdays = new Map<string, number>();

/** The local date (YYYY-MM-DD) at an instant. */
export function dayAt(timeZone: string, ms: number): string {
  const quantum = Math.floor(ms / quantumMs);
  return remembered(days, `${timeZone} ${quantum}`, () =>
    Temporal.Instant.fromEpochMilliseconds(quantum * quantumMs).toZonedDateTimeISO(timeZone).toPlainDate().toString());
}

/**
 * The instant of a local time, given in minutes after midnight; 1440 is the end of the day. A time that the clocks skip
 * is the moment of the skip; a time that comes twice is its first coming.
 */
export function instantAt(timeZone: string, day: string, minute: number): number {
  const frame = frameOf(timeZone, day);
  if (minute === 1440) return frame.endMs;
  if (frame.endMs - frame.startMs === dayMs) return frame.startMs + minute * minuteMs;
  const local = Temporal.PlainDate.from(day).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const resolved = local.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  if (resolved.toPlainDateTime().equals(local)) return resolved.epochMilliseconds;
  return resolved.getTimeZoneTransition("next")?.epochMilliseconds ?? resolved.epochMilliseconds;
}

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** The date so many days later. Dates have no zone, so this is counting. */
export function dayAfter(day: string, count = 1): string {
  const find = () => new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
  return count === 1 ? remembered(nextDays, day, find) : find();
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return remembered(weekdays, day, () => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1);
}

function frameOf(timeZone: string, day: string): DayFrame {
  return remembered(frames, `${timeZone} ${day}`, () => {
    const date = Temporal.PlainDate.from(day);
    return { startMs: date.toZonedDateTime(timeZone).epochMilliseconds, endMs: date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds };
  });
}

/** Zone arithmetic is slow and a shop asks about the same few days, so answers are kept, within bounds. */
function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= 4096) known.clear();
  const answer = find();
  known.set(key, answer);
  return answer;
}
