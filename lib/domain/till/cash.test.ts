import { expect, test } from "vitest";
import { cashDue, likelyGiven, sumOfPieces } from "./cash";

test("a total is rounded to the smallest coin, half of it upwards", () => {
  expect([1000, 1001, 1002, 1003, 1007, 1008].map((minor) => cashDue(minor, "USD"))).toEqual([1000, 1000, 1000, 1005, 1005, 1010]);
  expect(cashDue(1003, "EUR")).toBe(1003);
});
test("what people hand over is offered, the sum itself first", () => {
  expect(likelyGiven(14_205)).toEqual([14_205, 14_300, 14_500, 15_000]);
  expect(likelyGiven(2_000)).toEqual([2_000, 5_000, 10_000]);
});
test("notes and coins add up", () => {
  expect(sumOfPieces({ "10000": 2, "25": 3, "1": 0 })).toBe(20_075);
});
