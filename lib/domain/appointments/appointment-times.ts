import type { Calendar } from "@/lib/domain/locations/list-pickup-slots";
import { windowsOn } from "@/lib/domain/locations/hours";
import { hoursBetween, takenIn } from "@/lib/domain/locations/slots";
import { dayAfter, dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import type { AppointmentKind, AppointmentTime } from "./appointment";

const stepMinutes = 30;
const minuteMs = 60_000;

/** Every half hour from opening on at which such an appointment could begin, full ones with `left: 0`: its hours must have room for it, and its people time. */
export function appointmentTimes({ store, now, bookings }: Calendar, kind: Pick<AppointmentKind, "minutes" | "atOnce" | "room" | "cutoffMinutes" | "daysAhead">, booked: readonly { startMs: number; endMs: number }[]): AppointmentTime[] {
  const firstMs = now.getTime() + kind.cutoffMinutes * minuteMs;
  const today = dayAt(store.timeZone, now.getTime());
  return Array.from({ length: kind.daysAhead + 1 }, (_, index) => dayAfter(today, index)).flatMap((day) => windowsOn(store, day).flatMap(({ opensMinute, closesMinute }) => {
    const count = Math.max(0, Math.floor((closesMinute - opensMinute - kind.minutes) / stepMinutes) + 1);
    return Array.from({ length: count }, (_, index) => instantAt(store.timeZone, day, opensMinute + index * stepMinutes)).flatMap((startMs) => {
      const endMs = startMs + kind.minutes * minuteMs;
      const hours = hoursBetween(store, startMs, endMs);
      if (startMs <= now.getTime() || startMs < firstMs || !hours) return [];
      const inHours = Math.min(...hours.map((hour) => Math.floor((store.pickupsPerHour - takenIn(hour, bookings)) / kind.room)));
      const meanwhile = booked.filter((one) => one.startMs < endMs && one.endMs > startMs).length;
      return [{ startsAt: new Date(startMs).toISOString(), endsAt: new Date(endMs).toISOString(), left: Math.max(0, Math.min(inHours, kind.atOnce - meanwhile)) }];
    });
  }));
}
