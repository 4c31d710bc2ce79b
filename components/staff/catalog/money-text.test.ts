import { expect, test } from "vitest";
import { minorOf } from "./money-text";

test("an amount as people type it becomes cents, exactly", () => {
  expect(["129", "1,299.50", "$0.1", " 19.99 ", "0"].map((text) => minorOf(text, "USD"))).toEqual([12_900, 129_950, 10, 1_999, 0]);
  expect(minorOf("1200", "JPY")).toBe(1_200);
  for (const text of ["", "-1", "1.999", "twelve", "1.2.3", "1e5"]) expect(minorOf(text, "USD")).toBeNaN();
});
