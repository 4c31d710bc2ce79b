import { expect, test } from "vitest";
import { currencies } from "./currency";
import { readEdition, writeEdition } from "./published";

test("an edition is read as it was written, and nothing else is one", () => {
  for (const currency of currencies) expect(readEdition(writeEdition({ locale: "en", currency }))).toEqual({ locale: "en", currency });
  expect(writeEdition({ locale: "en", currency: "USD" })).toBe("en");
  expect(writeEdition({ locale: "en", currency: "JPY" })).toBe("en-u-cu-jpy");
  for (const tag of ["", "xx", "en-u-cu-usd", "en-u-cu-EUR", "en-u-cu-chf", "en-u-cu-eur-u-cu-eur"]) expect(readEdition(tag), tag).toBeNull();
});
