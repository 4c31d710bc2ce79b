import { expect, test } from "vitest";
import { daysLeft, suggestedUnits, wantedUnits } from "./suggestion";

const lamp = { demand: 56, weeks: 8, leadTimeDays: 21, coverDays: 14, safetyStock: 3, sellable: 20, allocated: 2, incoming: 5, drafted: 0, packSize: 6 };

test("one lamp a day, five weeks to bridge: 38 wanted, 23 there or coming, so three packs of six", () => {
  expect(wantedUnits(lamp)).toBe(38);
  expect(suggestedUnits(lamp)).toBe(18);
  expect(daysLeft(lamp)).toBe(18);
});

test("what is on a draft is not suggested again", () => {
  expect(suggestedUnits({ ...lamp, drafted: 18 })).toBe(0);
});

test("promises beyond what is there are ordered too", () => {
  expect(suggestedUnits({ ...lamp, demand: 0, safetyStock: 0, sellable: 0, allocated: 4, incoming: 0, packSize: 1 })).toBe(4);
});

test("what nobody buys is suggested up to its safety stock", () => {
  expect(suggestedUnits({ ...lamp, demand: 0, sellable: 1, allocated: 0, incoming: 0, packSize: 1 })).toBe(2);
  expect(daysLeft({ ...lamp, demand: 0 })).toBeNull();
});
