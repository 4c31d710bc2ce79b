import { expect, test } from "vitest";
import { byPickPath, shelfWords } from "./pick-path";

test("walks aisle 2 before aisle 10, bay by bay, and asks for unplaced items last", () => {
  const shelves = [{ aisle: "", bay: "" }, { aisle: "10", bay: "A1" }, { aisle: "2", bay: "B10" }, { aisle: "2", bay: "B9" }];
  expect(shelves.sort(byPickPath).map(({ aisle, bay }) => aisle + bay)).toEqual(["2B9", "2B10", "10A1", ""]);
});

test("names the place as the shelf labels do", () => {
  expect(shelfWords({ aisle: "4", bay: "B2" })).toBe("Aisle 4 · Bay B2");
  expect(shelfWords({ aisle: "", bay: "" })).toBe("No place recorded");
});
