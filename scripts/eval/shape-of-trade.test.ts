import { expect, test } from "vitest";
import { shapeOf, type Purchase } from "./shape-of-trade";

const purchase = (day: string, hour: number, customer: string | null, ...units: number[]): Purchase => ({ day, hour, customer, lines: units.map((count, at) => ({ item: `item ${at}`, units: count })) });

test("counts baskets, regulars and best sellers in shares, and guests as nobody", () => {
  const shape = shapeOf([purchase("2025-12-01", 9, "ann", 1, 1), purchase("2025-12-02", 20, "ann", 4), purchase("2025-12-02", 14, "bo", 12), purchase("2025-12-02", 14, null, 1)]);
  expect(shape["lines of a purchase"]).toEqual({ mean: 1.3, 1: 75, 2: 25 });
  expect(shape["units of a line"]).toEqual({ mean: 3.8, 1: 60, "4-5": 20, "12+": 20 });
  expect(shape["customers"]).toEqual({ "bought again": 50, "five times or more": 0 });
  expect(shape["items"]?.["lines of the best half"]).toBe(80);
  expect(shape["weekday"]).toMatchObject({ Mon: 25, Tue: 75, Sat: 0 });
  expect(shape["time of day"]).toMatchObject({ "9-12": 25, "12-15": 50, "18-21": 25 });
});

test("weighs a month by its days of trade, not by its length", () => {
  const december = Array.from({ length: 4 }, () => purchase("2025-12-01", 9, null, 1));
  expect(shapeOf([...december, purchase("2026-06-01", 9, null, 1), purchase("2026-06-02", 9, null, 1)])["month"]).toEqual({ Jun: 25, Dec: 100 });
});
