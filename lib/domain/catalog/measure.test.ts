import { expect, test } from "vitest";
import { inches, length, miles, weight } from "./measure";

test("says a length in inches to the quarter and in exact centimeters", () => {
  expect(length(673)).toBe("26½ in (67.3 cm)");
  expect(inches(1016)).toBe("40");
  expect(inches(5)).toBe("¼");
});

test("says small weights to a tenth of a pound and large ones whole", () => {
  expect(weight(3400)).toBe("7.5 lb (3.4 kg)");
  expect(weight(41_000)).toBe("90 lb (41 kg)");
});

test("says near distances to a tenth of a mile", () => {
  expect(miles(0.7)).toBe("0.4 mi");
  expect(miles(1931)).toBe("1,200 mi");
});
