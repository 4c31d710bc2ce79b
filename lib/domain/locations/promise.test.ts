import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isOpenAt, type HoursException } from "./hours";
import { pickupPromise, whyNoPromise, type PickupPlace } from "./promise";
import { promiseWords } from "./time-words";
import { slotsOn, takenIn } from "./slots";
import { dayAfter } from "./zone-day";

const everyDay = (opensMinute: number, closesMinute: number) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute, closesMinute }));
const denver: PickupPlace = { timeZone: "America/Denver", hours: everyDay(600, 1200), exceptions: [], pickupLeadMinutes: 120, pickupCutoffMinutes: 60, pickupsPerHour: 4 };
const local = (text: string, zone = "America/Denver") => new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
const readyAt = (now: Date, place = denver, bookings?: Map<number, number>) => {
  const promise = pickupPromise(now, place, bookings);
  return promise && Temporal.Instant.fromEpochMilliseconds(promise.readyAt.getTime()).toZonedDateTimeISO(place.timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
};

describe("a pickup promise", () => {
  test("is two hours later while the store is open, to the next quarter of an hour", () => {
    expect(readyAt(local("2026-06-10T11:50"))).toBe("2026-06-10T14:00");
    expect(readyAt(local("2026-06-10T12:00"))).toBe("2026-06-10T14:00");
  });

  test("counts from the opening for an order of the night", () => {
    expect(readyAt(local("2026-06-10T03:00"))).toBe("2026-06-10T12:00");
    expect(pickupPromise(local("2026-06-10T03:00"), denver)?.inputs.rule).toBe("closed");
  });

  test("goes to the next opening after the cut-off", () => {
    expect(readyAt(local("2026-06-10T19:30"))).toBe("2026-06-11T12:00");
    expect(pickupPromise(local("2026-06-10T19:30"), denver)?.inputs.rule).toBe("after_cutoff");
  });

  test("stands still while the store is closed: ninety minutes today, thirty tomorrow", () => {
    expect(readyAt(local("2026-06-10T18:30"))).toBe("2026-06-11T10:30");
  });

  test("is never the minute of closing", () => {
    expect(readyAt(local("2026-06-10T18:00"))).toBe("2026-06-11T10:00");
  });

  test("skips days that are closed", () => {
    const exceptions: HoursException[] = [{ day: "2026-11-26", opensMinute: null, closesMinute: null, reason: "Thanksgiving" }];
    expect(readyAt(local("2026-11-25T19:30"), { ...denver, exceptions })).toBe("2026-11-27T12:00");
  });

  test("counts real minutes over the changes of the clocks", () => {
    const night = { ...denver, hours: everyDay(0, 1440) };
    expect(readyAt(local("2026-03-08T01:00"), night)).toBe("2026-03-08T04:00");
    expect(readyAt(local("2026-11-01T00:30"), night)).toBe("2026-11-01T01:30");
  });

  test("moves on from full hours and says when today is full", () => {
    const hour = (text: string) => local(text).getTime();
    expect(readyAt(local("2026-06-10T11:50"), denver, new Map([[hour("2026-06-10T14:00"), 4]]))).toBe("2026-06-10T15:00");
    expect(readyAt(local("2026-06-10T11:50"), denver, new Map([[hour("2026-06-10T14:00"), 3]]))).toBe("2026-06-10T14:00");
    const full = new Map([14, 15, 16, 17, 18, 19].map((h) => [hour(`2026-06-10T${h}:00`), 4]));
    expect(pickupPromise(local("2026-06-10T11:50"), denver, full)).toMatchObject({ isTodayFull: true, readyAt: local("2026-06-11T10:00") });
  });

  test("counts the open minutes of several windows a day, and nothing between them", () => {
    const split = { ...denver, hours: [...everyDay(540, 720), ...everyDay(900, 1140)] };
    expect(readyAt(local("2026-06-10T10:30"), split)).toBe("2026-06-10T15:30");
    expect(readyAt(local("2026-06-10T13:00"), split)).toBe("2026-06-10T17:00");
    expect(slotsOn(split, "2026-06-10").map(({ startMs }) => new Date(startMs).toISOString().slice(11, 13))).toEqual(["15", "16", "17", "21", "22", "23", "00"]);
  });

  test("is the same day and hour, in the store's own clock, wherever its reader is", () => {
    const closedSundays = { ...denver, hours: everyDay(600, 1200).slice(0, 6) };
    const saturdayEvening = local("2026-06-13T19:30");
    const own = process.env.TZ;
    const told = ["America/Denver", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC"].map((zone) => {
      process.env.TZ = zone;
      const promise = pickupPromise(saturdayEvening, closedSundays);
      return promise && promiseWords(promise.readyAt, closedSundays.timeZone, saturdayEvening);
    });
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
    expect(new Set(told)).toEqual(new Set(["Monday by 12 PM"]));
  });

  test("is not made by a store that never opens or takes no pickups", () => {
    expect(pickupPromise(local("2026-06-10T11:50"), { ...denver, hours: [] })).toBeNull();
    expect(whyNoPromise(local("2026-06-10T11:50"), { ...denver, hours: [] })).toBe("closed");
    expect(pickupPromise(local("2026-06-10T11:50"), { ...denver, pickupsPerHour: 0 })).toBeNull();
    expect(whyNoPromise(local("2026-06-10T11:50"), { ...denver, pickupsPerHour: 0 })).toBe("full_today");
  });
});

const minuteMs = 60_000;
const aWindow = fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 })).filter(([a, b]) => a < b).map(([a, b]) => ({ opensMinute: a * 15, closesMinute: b * 15 }));
const aPlace = fc.record({
  timeZone: fc.constantFrom("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "Europe/Berlin", "Australia/Lord_Howe"),
  hours: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), aWindow), { minLength: 1, maxLength: 10 })
    .map((all) => all.filter(([weekday], i) => all.findIndex(([other]) => other === weekday) === i).map(([weekday, window]) => ({ weekday, ...window }))),
  exceptions: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.option(aWindow)), { maxLength: 3 }),
  pickupLeadMinutes: fc.integer({ min: 0, max: 600 }),
  pickupCutoffMinutes: fc.integer({ min: 0, max: 240 }),
  pickupsPerHour: fc.integer({ min: 1, max: 3 }),
});
const aMoment = fc.tuple(fc.constantFrom("2026-03-07", "2026-03-08", "2026-10-31", "2026-11-01", "2026-06-10", "2026-12-31"), fc.integer({ min: 0, max: 1439 }));

test("a promise never lies in a closed minute or a full hour, and leaves the lead time in open minutes", () => {
  fc.assert(fc.property(aPlace, aMoment, fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }), (drawn, [day, minute], fullSlots) => {
    const exceptions = drawn.exceptions.map(([after, window]) => ({ day: dayAfter(day, after), opensMinute: window?.opensMinute ?? null, closesMinute: window?.closesMinute ?? null, reason: "test" }));
    const place: PickupPlace = { ...drawn, exceptions };
    const now = new Date(Temporal.PlainDate.from(day).toZonedDateTime(place.timeZone).epochMilliseconds + minute * minuteMs);
    const slots = Array.from({ length: 20 }, (_, i) => slotsOn(place, dayAfter(day, i))).flat();
    const bookings = new Map(fullSlots.flatMap((i) => (slots[i] ? [[slots[i].startMs, place.pickupsPerHour] as const] : [])));
    const promise = pickupPromise(now, place, bookings);
    if (!promise) return;
    const readyMs = promise.readyAt.getTime();
    expect(isOpenAt(place, readyMs)).toBe(true);
    const slot = slots.find((one) => one.startMs <= readyMs && readyMs < one.endMs);
    if (slot) expect(takenIn(slot, bookings)).toBeLessThan(place.pickupsPerHour);
    let open = 0;
    for (let ms = now.getTime(); ms < readyMs && open < place.pickupLeadMinutes; ms += minuteMs) if (isOpenAt(place, ms)) open += 1;
    expect(open).toBeGreaterThanOrEqual(place.pickupLeadMinutes);
  }), { numRuns: 100 });
}, 30_000);

test("an hour slot stays within opening hours, and slots never overlap", () => {
  fc.assert(fc.property(aPlace, aMoment, (drawn, [day]) => {
    const place: PickupPlace = { ...drawn, exceptions: [] };
    const slots = slotsOn(place, day);
    slots.forEach((slot, i) => {
      expect(isOpenAt(place, slot.startMs) && isOpenAt(place, slot.endMs - 1)).toBe(true);
      if (i > 0) expect(slots[i - 1]!.endMs).toBeLessThanOrEqual(slot.startMs);
    });
  }));
});
