import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedMissing, learnedSafety, mostSafety, usualLoss, type SafetyInputs } from "./safety-stock";

const calm: SafetyInputs = { missedAtPick: 0, missedAtCount: 0, left: 40, leftSinceCount: 20, daysWatched: 180, daysSinceCount: 90, category: { missed: 1, exposure: 400 }, place: { missed: 5, exposure: 2_000 } };

test("where nothing is missing, nothing is held back", () => {
  expect(learnedSafety(calm)).toBe(0);
});

test("three failed picks of forty hold back three, and a count yesterday lets them go", () => {
  const leaky = { ...calm, missedAtPick: 3 };
  expect(learnedSafety(leaky)).toBe(3);
  expect(learnedSafety({ ...leaky, leftSinceCount: 0, daysSinceCount: 1 })).toBe(0);
});

test("picks that find their units wear the caution off", () => {
  const leaky = { ...calm, missedAtPick: 3 };
  const later = { ...leaky, left: 400 };
  expect(expectedMissing(later)).toBeLessThan(expectedMissing(leaky));
  expect(learnedSafety(later)).toBeLessThan(learnedSafety(leaky));
});

test("an item without a history is judged by its category, and a category without one by its place", () => {
  const fresh = { ...calm, left: 0, daysWatched: 10, leftSinceCount: 0, daysSinceCount: null };
  const leakyPlace = { missed: 400, exposure: 2_000 };
  expect(usualLoss({ ...fresh, place: leakyPlace, category: { missed: 0, exposure: 0 } })).toBeCloseTo(0.18, 2);
  expect(usualLoss({ ...fresh, category: { missed: 300, exposure: 1_000 } })).toBeGreaterThan(0.25);
});

test("whatever was seen, it stays within its bounds, and one more missing unit never lowers it", () => {
  const count = fc.integer({ min: 0, max: 500 });
  const losses = fc.record({ missed: count, exposure: fc.integer({ min: 0, max: 5_000 }) });
  fc.assert(fc.property(fc.record({ missedAtPick: count, missedAtCount: count, left: count, leftSinceCount: count, daysWatched: fc.integer({ min: 0, max: 180 }), daysSinceCount: fc.option(fc.integer({ min: 0, max: 180 })), category: losses, place: losses }), (inputs) => {
    const units = learnedSafety(inputs);
    expect(units).toBeGreaterThanOrEqual(0);
    expect(units).toBeLessThanOrEqual(mostSafety);
    expect(learnedSafety({ ...inputs, missedAtPick: inputs.missedAtPick + 1 })).toBeGreaterThanOrEqual(units);
  }));
});
