import { expect, test } from "vitest";
import { readPlace } from "./place-query";

test("reads postcodes in any dress", () => {
  for (const text of ["97205", " 97205 ", "97205-1234", "Portland, OR 97205"]) expect(readPlace(text)).toEqual([{ kind: "postcode", code: "97205" }]);
});

test("reads a city with and without its state, in any case and with accents", () => {
  expect(readPlace("Portland, OR")).toEqual([{ kind: "city", city: "portland", state: "OR" }]);
  expect(readPlace("PORTLAND maine")[0]).toEqual({ kind: "city", city: "portland", state: "ME" });
  expect(readPlace("Charleston West Virginia")).toContainEqual({ kind: "city", city: "charleston", state: "WV" });
  expect(readPlace("Cañon City")).toContainEqual({ kind: "city", city: "canon city", state: null });
  expect(readPlace("St. Louis, mo.")[0]).toEqual({ kind: "city", city: "saint louis", state: "MO" });
  expect(readPlace("New York")).toContainEqual({ kind: "city", city: "new york", state: null });
});

test("makes nothing of noise", () => {
  for (const text of ["", "  ", "%", "1", "🏠", "<b>"]) expect(readPlace(text)).toEqual([]);
});
