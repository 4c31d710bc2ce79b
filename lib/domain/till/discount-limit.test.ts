import { expect, test } from "vitest";
import { houseLimits, isWithin, limitWords } from "./discount-limit";

const left = new Map([["lamp", 10_000], ["mug", 999]]);
const off = (key: string, amountMinor: number) => ({ amountMinor, lines: [{ key, amountMinor }] });

test("a limit holds for each line together and for the sale, up to the cent that splitting rounds", () => {
  expect(isWithin(houseLimits.associate, [off("lamp", 1_000)], left)).toBe(true);
  expect(isWithin(houseLimits.associate, [off("lamp", 1_002)], left)).toBe(false);
  expect(isWithin(houseLimits.associate, [off("lamp", 600), off("lamp", 500)], left), "a line and its share of the sale").toBe(false);
  expect(isWithin(houseLimits.associate, [off("mug", 101)], left)).toBe(true);
  expect(isWithin({ basisPoints: 10_000, amountMinor: 900 }, [off("lamp", 500), off("mug", 500)], left)).toBe(false);
  expect(isWithin(houseLimits.merchandiser, [off("lamp", 1)], left)).toBe(false);
});
test("a limit is said in words", () => {
  expect([houseLimits.associate, houseLimits.admin, houseLimits.merchandiser].map((limit) => limitWords(limit, "USD"))).toEqual(["10% of an item, $50.00 of a sale", "100% of an item, any amount of a sale", "nothing"]);
});
