import { expect, test } from "vitest";
import { deliveryWindowsOn, openWindows } from "./delivery-windows";
import { firstTerms, localCharge } from "./local-delivery";
import type { Calendar } from "./list-pickup-slots";

const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 600, closesMinute: 1260 }));
const chicago = { timeZone: "America/Chicago", hours, exceptions: [] };
const words = (day: string) => deliveryWindowsOn(chicago, { windowMinutes: 120 }, day).map(({ startMs, endMs }) => `${new Date(startMs).toISOString().slice(11, 16)}–${new Date(endMs).toISOString().slice(11, 16)}`);

test("windows follow one another from opening on, and one that would end after closing is none", () => {
  expect(words("2026-11-27")).toEqual(["16:00–18:00", "18:00–20:00", "20:00–22:00", "22:00–00:00", "00:00–02:00"]);
});

test("a window is the store's own hours before and after the clocks change", () => {
  expect([words("2026-10-31")[0], words("2026-11-01")[0]]).toEqual(["15:00–17:00", "16:00–18:00"]);
});

// A calendar is a store and its bookings; only what windows ask of the store is told here.
const calendarAt = (now: string, bookings: [string, number][] = [], deliveries: [string, number][] = []) => ({
  store: { ...chicago, pickupsPerHour: 4 }, now: new Date(now), bookings: new Map(bookings.map(([at, count]) => [Date.parse(at), count])), deliveries: new Map(deliveries.map(([at, count]) => [Date.parse(at), count])),
}) as unknown as Calendar;
const terms = { ...firstTerms, isOn: true, perWindow: 3, daysAhead: 0, cutoffMinutes: 120 };

test("a window is offered until its cut-off, to the minute", () => {
  expect(openWindows(calendarAt("2026-11-27T16:00:00Z"), terms)[0]?.startsAt.toISOString()).toBe("2026-11-27T18:00:00.000Z");
  expect(openWindows(calendarAt("2026-11-27T16:00:01Z"), terms)[0]?.startsAt.toISOString()).toBe("2026-11-27T20:00:00.000Z");
});

test("what is left of a window is what is left of the van, and of the hour in which it is loaded", () => {
  const left = (bookings: [string, number][], deliveries: [string, number][]) => openWindows(calendarAt("2026-11-27T15:00:00Z", bookings, deliveries), terms)[0]?.left;
  expect(left([], [])).toBe(3);
  expect(left([["2026-11-27T18:00:00Z", 1]], [["2026-11-27T18:00:00Z", 1]])).toBe(2);
  expect(left([["2026-11-27T18:00:00Z", 3]], [])).toBe(1);
  expect(left([["2026-11-27T18:00:00Z", 9]], [])).toBe(0);
});

test("goods of the threshold travel free, a cent less does not", () => {
  expect([localCharge(firstTerms, 14_999), localCharge(firstTerms, 15_000), localCharge({ feeMinor: 900, freeFromMinor: null }, 1_000_000)]).toEqual([900, 0, 900]);
});
