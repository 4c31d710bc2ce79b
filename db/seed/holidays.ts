export type DatedHours = { day: string; opensMinute: number | null; closesMinute: number | null; reason: string };

/** What a store does on holidays around a day: last year's too, because promises of the past were made by them. */
export function holidayHours(now: Date, isSmall: boolean): DatedHours[] {
  const year = now.getUTCFullYear();
  return [year - 1, year, year + 1].flatMap((of) => holidaysOf(of, isSmall));
}

function holidaysOf(year: number, isSmall: boolean): DatedHours[] {
  const thanksgiving = weekdayOfMonth(year, 11, 4, 4);
  const open = (day: string, opens: number, closes: number, reason: string) => ({ day, opensMinute: opens * 60, closesMinute: closes * 60, reason });
  const closed = (day: string, reason: string) => ({ day, opensMinute: null, closesMinute: null, reason });
  return [
    open(date(year, 1, 1), 11, 18, "New Year's Day"),
    closed(easterOf(year), "Easter Sunday"),
    open(weekdayOfMonth(year, 5, 1, -1), 10, 18, "Memorial Day"),
    open(date(year, 7, 4), 10, 18, "Independence Day"),
    open(weekdayOfMonth(year, 9, 1, 1), 10, 19, "Labor Day"),
    closed(thanksgiving, "Thanksgiving"),
    open(plusDays(thanksgiving, 1), isSmall ? 8 : 6, isSmall ? 22 : 23, "Black Friday"),
    open(date(year, 12, 23), 9, 22, "Late shopping before Christmas"),
    open(date(year, 12, 24), 9, 17, "Christmas Eve"),
    closed(date(year, 12, 25), "Christmas Day"),
    open(date(year, 12, 31), 10, 18, "New Year's Eve"),
  ];
}

const date = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const plusDays = (day: string, count: number) => new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

/** The nth (or last: −1) weekday of a month, 0 = Sunday. */
function weekdayOfMonth(year: number, month: number, weekday: number, nth: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const offset = (weekday - first + 7) % 7;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = nth > 0 ? 1 + offset + 7 * (nth - 1) : 1 + offset + 7 * Math.floor((daysInMonth - 1 - offset) / 7);
  return date(year, month, day);
}

/** Gregorian Easter (Meeus, Jones, Butcher). */
function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return date(year, Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1);
}
