import { expect, test } from "vitest";
import { evaluateSafetyStock } from "./safety-stock";

test("what is learned fails fewer picks than none, and than fixed figures that withhold as much", () => {
  const { policies, failedIfFixedAtSameCost } = evaluateSafetyStock([1]);
  const [none, two, learned] = [policies["fixed 0"]!, policies["fixed 2"]!, policies["learned"]!];
  expect(learned.failedPicks).toBeLessThan(none.failedPicks / 2);
  expect(learned.failedPicks).toBeLessThan(failedIfFixedAtSameCost);
  expect(learned.withheldUnits).toBeLessThan(two.withheldUnits);
});
