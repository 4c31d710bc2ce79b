import fc from "fast-check";
import { expect, test } from "vitest";
import { unitsMinor } from "./line-money";

test("three units for 10.00 cost 3.34, 3.33 and 3.33", () => {
  expect([0, 1, 2].map((unit) => unitsMinor(1000, 3, unit, 1))).toEqual([334, 333, 333]);
});

test("parts of a line sum to the line, wherever it is cut", () => {
  fc.assert(fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 99 }), fc.nat(99), (total, units, cut) => {
    const at = Math.min(cut, units);
    return unitsMinor(total, units, 0, at) + unitsMinor(total, units, at, units - at) === total;
  }));
});

test("taking units from the back leaves the price of those in front alone", () => {
  fc.assert(fc.property(fc.nat(1_000_000), fc.integer({ min: 2, max: 99 }), fc.nat(98), (total, units, away) => {
    const kept = units - 1 - Math.min(away, units - 2);
    return unitsMinor(unitsMinor(total, units, 0, kept), kept, 0, 1) === unitsMinor(total, units, 0, 1);
  }));
});
