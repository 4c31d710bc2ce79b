import fc from "fast-check";
import { expect, test } from "vitest";
import { readPricePhrase } from "./price-phrase";

test("hears a price said in words", () => {
  expect(readPricePhrase("desk under $200")).toEqual({ text: "desk", minMinor: null, maxMinor: 20_000 });
  expect(readPricePhrase("under 1,200 dollars sofa")).toEqual({ text: "sofa", minMinor: null, maxMinor: 120_000 });
  expect(readPricePhrase("rug $50 to $99.50")).toEqual({ text: "rug", minMinor: 5_000, maxMinor: 9_950 });
  expect(readPricePhrase("lamp between $80 and $40")).toEqual({ text: "lamp", minMinor: 4_000, maxMinor: 8_000 });
  expect(readPricePhrase("sofa over 500")).toEqual({ text: "sofa", minMinor: 50_000, maxMinor: null });
});

test("leaves measures and other numbers alone", () => {
  for (const text of ["table under 30 inches", "desk 48 to 60 inch", 'vanity under 36"', "over the door hook", "sofa over 3 seats", "4 to 6 person table", "7 drawer dresser"]) expect(readPricePhrase(text), text).toBeNull();
});

test("never fails, and never makes a text longer", () => {
  fc.assert(fc.property(fc.string(), (text) => (readPricePhrase(`${text} under $5`)?.text.length ?? 0) < text.length + 9));
});

test("other currencies are read where they are shown, and left alone where they are not", () => {
  expect(readPricePhrase("desk under €200", "EUR")).toEqual({ text: "desk", minMinor: null, maxMinor: 20_000 });
  expect(readPricePhrase("sofa over 50,000 yen", "JPY")).toEqual({ text: "sofa", minMinor: 50_000, maxMinor: null });
  expect(readPricePhrase("lamp under 40", "GBP")).toEqual({ text: "lamp", minMinor: null, maxMinor: 4_000 });
  expect(readPricePhrase("desk under $200", "EUR")).toBeNull();
  expect(readPricePhrase("rug £50 to £99", "USD")).toBeNull();
});
