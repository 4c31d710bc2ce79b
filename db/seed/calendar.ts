import { isOpenAt } from "@/lib/domain/locations/hours";
import type { PickupPlace } from "@/lib/domain/locations/promise";
import { instantAt, weekdayOf } from "@/lib/domain/locations/zone-day";
import { readProfile } from "./data-files";
import { openTimeAt } from "./open-times";
import { itemAt, type Random } from "./random";
import { dayMs, later, minuteMs, type World } from "./world";

export type Shopping = "web" | "store";

/**
 * When people shop: months, weekdays and hours as counted from real shops (data/README.md), growing a little over the
 * year, with the days around Thanksgiving on top.
 */
export class Calendar {
  private readonly days: string[] = [];
  private readonly weights: Record<Shopping, number[]>;
  private readonly hours: Record<Shopping, number[]>;

  constructor(private readonly world: World) {
    const profile = readProfile();
    for (let at = world.start.getTime(); at <= world.now.getTime(); at += dayMs) this.days.push(new Date(at).toISOString().slice(0, 10));
    const known = perDayOfTrade(profile.web);
    const monthly = { ...known, ...restOfYear(known) };
    const [friday = 0, , sunday = 0] = profile.web.weekday.slice(4);
    const weekdays = { web: profile.web.weekday.map((count, day) => (day === 5 ? (friday + sunday) / 2 : count)), store: profile.store.weekday };
    const weightsOf = (kind: Shopping) => this.days.map((day, index) => (monthly[day.slice(5, 7)] ?? 0) * itemAt(weekdays[kind], weekdayOf(day) - 1) * (1 + (0.1 * index) / this.days.length) * rush(day));
    this.weights = { web: weightsOf("web"), store: weightsOf("store") };
    this.hours = { web: evenings(profile.web.hour), store: profile.store.hour };
  }

  /** A moment of the year between two times; in a store, while it is open. Null when chance finds none. */
  moment(random: Random, kind: Shopping, place: PickupPlace, from: Date, until: Date): Date | null {
    for (let tries = 0; tries < 40; tries++) {
      const day = itemAt(this.days, random.position(this.weights[kind]));
      const minute = random.position(this.hours[kind]) * 60 + random.int(0, 59);
      const at = new Date(instantAt(place.timeZone, day, minute) + random.int(0, 59_000));
      if (at <= from || at >= until || at <= this.world.start) continue;
      if (kind === "web" || isOpenAt(place, at.getTime())) return at;
    }
    return null;
  }

  /** Some time after another moment, while the place is open. */
  visitAfter(random: Random, place: PickupPlace, after: Date, minDays: number, maxDays: number): Date {
    const wish = later(after, Math.floor((minDays + (maxDays - minDays) * random.next()) * dayMs));
    const { opensAt, closesAt } = openTimeAt(place, wish);
    const open = closesAt.getTime() - opensAt.getTime();
    return wish > opensAt && wish < later(closesAt, -20 * minuteMs) ? wish : later(opensAt, Math.floor(open * (0.1 + 0.8 * random.next())));
  }
}

/** A month in which the trader was closed for a week (Christmas) is busier than its number of invoices says. */
function perDayOfTrade({ month, daysOfTrade }: { month: Record<string, number>; daysOfTrade: Record<string, number> }): Record<string, number> {
  return Object.fromEntries(Object.entries(month).map(([key, invoices]) => [key, invoices / (daysOfTrade[key] ?? 30)]));
}

/** The source ends in June: after it, a summer a little quieter, then the rise towards the holidays. */
function restOfYear(known: Record<string, number>): Record<string, number> {
  const june = known["06"] ?? 1;
  return { "07": june * 0.94, "08": june * 0.88, "09": june * 0.98, "10": june * 1.1, "11": june * 1.4 };
}

/** Black Friday to Cyber Monday, the last weeks in which a present still arrives, and the quiet from Christmas Eve on. */
function rush(day: string): number {
  const [month, date] = [day.slice(5, 7), Number(day.slice(8))];
  if (month === "11" && date >= 24) return weekdayOf(day) >= 5 || weekdayOf(day) === 1 ? 2 : 1.4;
  if (month !== "12") return 1;
  return date >= 24 ? 0.5 : date >= 5 && date <= 19 ? 1.25 : 1;
}

/** That trader sold to shops by day; people at home also buy in the evening. */
function evenings(hours: readonly number[]): number[] {
  const most = Math.max(...hours);
  return hours.map((count, hour) => (hour >= 18 && hour <= 22 ? Math.max(count, most * (0.85 - 0.12 * (hour - 19))) : hour >= 7 && hour < 9 ? Math.max(count, most * 0.2) : count));
}
