import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { hasOverlap, isOpenAt, openSpansFrom, spansOn, windowsOn, type OpeningHours } from "./hours";

const everyDay = (opensMinute: number, closesMinute: number) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute, closesMinute }));
const portland: OpeningHours = { timeZone: "America/Los_Angeles", hours: everyDay(540, 1260), exceptions: [{ day: "2026-11-26", opensMinute: null, closesMinute: null, reason: "Thanksgiving" }, { day: "2026-11-27", opensMinute: 360, closesMinute: 1320, reason: "Black Friday" }] };
const allNight: OpeningHours = { ...portland, hours: everyDay(0, 1440), exceptions: [] };
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const lengthHours = (span: { startMs: number; endMs: number }) => (span.endMs - span.startMs) / 3_600_000;

describe("opening hours", () => {
  test("are those of the weekday", () => {
    expect(spansOn(portland, "2026-11-23")).toEqual([{ startMs: at("2026-11-23T17:00:00Z"), endMs: at("2026-11-24T05:00:00Z") }]);
  });

  test("are replaced by a dated exception", () => {
    expect(windowsOn(portland, "2026-11-26")).toEqual([]);
    expect(windowsOn(portland, "2026-11-27")).toEqual([{ opensMinute: 360, closesMinute: 1320 }]);
    expect(isOpenAt(portland, at("2026-11-26T12:00:00-08:00"))).toBe(false);
  });

  test("lose an hour when the clocks go forward and win one when they go back", () => {
    expect(lengthHours(spansOn(allNight, "2026-03-08")[0]!)).toBe(23);
    expect(lengthHours(spansOn(allNight, "2026-11-01")[0]!)).toBe(25);
    expect(lengthHours(spansOn(allNight, "2026-11-02")[0]!)).toBe(24);
  });

  test("keep the wall clock over the change: nine is nine", () => {
    expect(spansOn(portland, "2026-03-07")[0]!.startMs).toBe(at("2026-03-07T17:00:00Z"));
    expect(spansOn(portland, "2026-03-08")[0]!.startMs).toBe(at("2026-03-08T16:00:00Z"));
    expect(spansOn(portland, "2026-11-01")[0]!.startMs).toBe(at("2026-11-01T17:00:00Z"));
  });

  test("have no time that the clocks skip", () => {
    const early: OpeningHours = { ...portland, hours: everyDay(130, 170), exceptions: [] };
    expect(spansOn(early, "2026-03-08")).toEqual([]);
    const late: OpeningHours = { ...portland, hours: everyDay(150, 240), exceptions: [] };
    expect(spansOn(late, "2026-03-08")).toEqual([{ startMs: at("2026-03-08T10:00:00Z"), endMs: at("2026-03-08T11:00:00Z") }]);
  });

  test("go on through midnight where one day's end meets the next day's start", () => {
    const nightly: OpeningHours = { ...portland, hours: [{ weekday: 5, opensMinute: 1200, closesMinute: 1440 }, { weekday: 6, opensMinute: 0, closesMinute: 120 }], exceptions: [] };
    const [span] = openSpansFrom(nightly, at("2026-11-27T23:00:00-08:00"));
    expect(span && lengthHours(span)).toBe(6);
  });

  test("overlap only within one weekday", () => {
    expect(hasOverlap([{ weekday: 1, opensMinute: 540, closesMinute: 720 }, { weekday: 1, opensMinute: 700, closesMinute: 800 }])).toBe(true);
    expect(hasOverlap([{ weekday: 1, opensMinute: 540, closesMinute: 720 }, { weekday: 1, opensMinute: 720, closesMinute: 800 }, { weekday: 2, opensMinute: 600, closesMinute: 700 }])).toBe(false);
  });

  test("agree with the wall clock in any zone, at any minute of an ordinary or a changing day", () => {
    const zones = ["America/New_York", "America/Denver", "America/Phoenix", "Pacific/Honolulu", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"];
    const days = ["2026-03-08", "2026-11-01", "2026-03-29", "2026-10-25", "2026-04-05", "2026-07-14"];
    fc.assert(fc.property(fc.constantFrom(...zones), fc.constantFrom(...days), fc.integer({ min: 300, max: 700 }), fc.integer({ min: 701, max: 1440 }), fc.integer({ min: 0, max: 1439 }), (timeZone, day, opensMinute, closesMinute, minute) => {
      const store: OpeningHours = { timeZone, hours: everyDay(opensMinute, closesMinute), exceptions: [] };
      const moment = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).add({ minutes: minute });
      const local = moment.hour * 60 + moment.minute;
      if (moment.toPlainDate().toString() !== day) return;
      expect(isOpenAt(store, moment.epochMilliseconds)).toBe(opensMinute <= local && local < closesMinute);
    }));
  });
});
