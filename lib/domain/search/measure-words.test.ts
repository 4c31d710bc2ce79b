import { expect, test } from "vitest";
import { plainMeasures } from "./measure-words";

test.each([
  ["desk 120 cm", "desk 120 cm"],
  ["desk 120 x 60 cm", "desk 120 cm 60 cm"],
  ["rug 5x8 ft", "rug 5 ft 8 ft"],
  ["rug 160 × 230cm", "rug 160 cm 230 cm"],
  ["table 1.2 m", "table 1200mm"],
  ["table 1,5m", "table 1500mm"],
  ['desk 48"', "desk 48in"],
  ["mirror 5'6\" tall", "mirror 1676mm tall"],
  ["sofa 6ft 6in", "sofa 1981mm"],
  ["lamp 47.2 inches", "lamp 1199mm"],
  ["desk under 120 cm wide", "desk max 120 cm wide"],
  ["shelf up to 1.8 m", "shelf max 1800mm"],
  ["desk under $200", "desk under $200"],
  ["kids' 4 drawer dresser", "kids' 4 drawer dresser"],
  ["1,200 thread count", "1,200 thread count"],
])("%s is %s", (text, plain) => {
  expect(plainMeasures(text)).toBe(plain);
});

test("a text of nothing but signs and numbers takes no time", () => {
  const began = performance.now();
  for (const sign of ["x1", "1x", "1 x ", "1.1", "'", "\"", "1'"]) plainMeasures(sign.repeat(5_000));
  expect(performance.now() - began).toBeLessThan(500);
});
