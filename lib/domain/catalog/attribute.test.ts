import { expect, test } from "vitest";
import { attributeProblems, attributeText, type AttributeDefinition } from "./attribute";

const definitions: AttributeDefinition[] = [
  { key: "material", label: "Material", type: "choice", unit: null, options: ["Wood", "Metal"], isFilterable: true, position: 1 },
  { key: "capacityLiters", label: "Capacity", type: "number", unit: "L", options: [], isFilterable: false, position: 2 },
  { key: "dishwasherSafe", label: "Dishwasher safe", type: "boolean", unit: null, options: [], isFilterable: true, position: 3 },
];

test("accepts values that fit their definitions", () => {
  expect(attributeProblems({ material: "Wood", capacityLiters: 95, dishwasherSafe: false }, definitions)).toEqual({});
});

test("names each attribute that does not fit", () => {
  const problems = attributeProblems({ material: "Cheese", capacityLiters: -1, dishwasherSafe: "yes", color: "red" }, definitions);
  expect(Object.keys(problems).sort()).toEqual(["capacityLiters", "color", "dishwasherSafe", "material"]);
  expect(problems.material).toBe("Choose one of: Wood, Metal.");
});

test("says values as a label would", () => {
  expect(attributeText(95, "L")).toBe("95 L");
  expect(attributeText(true, null)).toBe("Yes");
});
