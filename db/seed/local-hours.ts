import type { DatedHours } from "./holidays";
import { dayMs, later, minuteMs } from "./world";

export type WeeklyHours = { weekday: number; opensMinute: number; closesMinute: number };
export type Window = { opensAt: Date; closesAt: Date };

/**
 * Opening times of one place as instants, fast enough for a year of history: each local day is worked out once, with the
 * zone's own offset on that day.
 */
export class LocalHours {
  private readonly byDay = new Map<string, Window | null>();
  private readonly clock: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  constructor(readonly timeZone: string, readonly weekly: readonly WeeklyHours[], readonly exceptions: readonly DatedHours[]) {
    this.clock = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  }

  /** The opening of a local day ("2026-11-26"), or null when it stays closed. */
  windowOf(day: string): Window | null {
    const known = this.byDay.get(day);
    if (known !== undefined) return known;
    const window = this.workOut(day);
    this.byDay.set(day, window);
    return window;
  }

  /** The window that is open at this moment, else the next one. */
  windowAt(at: Date): Window {
    for (let day = this.dayOf(at), tries = 0; tries < 14; day = nextDay(day), tries++) {
      const window = this.windowOf(day);
      if (window && at < window.closesAt) return window;
    }
    throw new Error("This place does not open within two weeks");
  }

  isOpen(at: Date): boolean {
    return at >= this.windowAt(at).opensAt;
  }

  /** The moment after so many open minutes. */
  afterOpenMinutes(from: Date, minutes: number): Date {
    let window = this.windowAt(from);
    let at = from < window.opensAt ? window.opensAt : from;
    let left = minutes * minuteMs;
    while (at.getTime() + left > window.closesAt.getTime()) {
      left -= window.closesAt.getTime() - at.getTime();
      window = this.windowAt(later(window.closesAt, minuteMs));
      at = window.opensAt;
    }
    return later(at, left);
  }

  /** What an order of this moment is promised: the lead time, after a late order from the next opening on. */
  promise(at: Date, leadMinutes: number, cutoffMinutes: number): Date {
    const window = this.windowAt(at);
    const isLate = at.getTime() > window.closesAt.getTime() - cutoffMinutes * minuteMs;
    const ready = this.afterOpenMinutes(isLate ? this.windowAt(later(window.closesAt, minuteMs)).opensAt : at, leadMinutes);
    return new Date(Math.ceil(ready.getTime() / (15 * minuteMs)) * 15 * minuteMs);
  }

  dayOf(at: Date): string {
    return new Date(at.getTime() + this.offsetAt(at)).toISOString().slice(0, 10);
  }

  /** A local day and minute as an instant. */
  instant(day: string, minute: number): Date {
    const wall = Date.parse(day) + minute * minuteMs;
    const guess = wall - this.offsetAt(new Date(wall));
    return new Date(wall - this.offsetAt(new Date(guess)));
  }

  private workOut(day: string): Window | null {
    const exception = this.exceptions.find((dated) => dated.day === day);
    const weekday = ((new Date(day).getUTCDay() + 6) % 7) + 1;
    const hours = exception ?? this.weekly.find((weekly) => weekly.weekday === weekday);
    if (!hours || hours.opensMinute === null || hours.closesMinute === null) return null;
    return { opensAt: this.instant(day, hours.opensMinute), closesAt: this.instant(day, hours.closesMinute) };
  }

  /** Milliseconds that the local clock is ahead of UTC; asked once for each hour. */
  private offsetAt(at: Date): number {
    const hour = Math.floor(at.getTime() / 3_600_000);
    const known = this.offsets.get(hour);
    if (known !== undefined) return known;
    const part = Object.fromEntries(this.clock.formatToParts(new Date(hour * 3_600_000)).map(({ type, value }) => [type, Number(value)]));
    const offset = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute) - hour * 3_600_000;
    this.offsets.set(hour, offset);
    return offset;
  }
}

export const nextDay = (day: string): string => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
