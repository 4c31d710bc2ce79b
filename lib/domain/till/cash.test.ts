import { expect, test } from "vitest";
import { cashBack, cashDue, likelyGiven, sumOfPieces } from "./cash";

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
test("refunds of one sale are rounded together: each brings what keeps the drawer right, the last one all that was taken", () => {
  const taken = { takenMinor: 1_000, creditedMinor: 0 };
  const first = cashBack({ ...taken, paidOutMinor: 0, keptMinor: 1_002 - 333 }, "USD");
  const second = cashBack({ ...taken, paidOutMinor: first, keptMinor: 1_002 - 666 }, "USD");
  const third = cashBack({ ...taken, paidOutMinor: first + second, keptMinor: 0 }, "USD");
  expect([first, second, third]).toEqual([330, 335, 335]);
  expect(cashBack({ ...taken, creditedMinor: 500, paidOutMinor: 0, keptMinor: 0 }, "USD")).toBe(500);
  expect(cashBack({ ...taken, creditedMinor: 1_001, paidOutMinor: 0, keptMinor: 0 }, "USD")).toBe(0);
});
