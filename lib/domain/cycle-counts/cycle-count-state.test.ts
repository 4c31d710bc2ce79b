import { expect, test } from "vitest";
import { cycleCountMachine, grossMinor, isBeyond, varianceMinor } from "./cycle-count-state";

test("a line is counted again beyond units or beyond money, whichever is reached first", () => {
  const lamp = { counted: 4, expected: 6, unitMinor: 5_000 };
  expect(varianceMinor(lamp)).toBe(-10_000);
  expect(isBeyond(lamp, { units: 2, minor: 10_000 })).toBe(false);
  expect(isBeyond(lamp, { units: 1, minor: 10_000 })).toBe(true);
  expect(isBeyond(lamp, { units: 2, minor: 9_999 })).toBe(true);
});

test("units that turned up do not hide units that are gone", () => {
  expect(grossMinor([{ counted: 4, expected: 6, unitMinor: 100 }, { counted: 8, expected: 6, unitMinor: 100 }])).toBe(400);
});

test("an approved or called off count stays so", () => {
  for (const over of ["approved", "cancelled"] as const) expect(cycleCountMachine.arrows[over]).toEqual([]);
  expect(cycleCountMachine.into("approved")).toEqual(["submitted"]);
});
