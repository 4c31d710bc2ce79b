import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDigit, demonstrationGtin, readGtin } from "./gtin";

test("reads the four lengths of a GTIN as the same fourteen digits", () => {
  expect(readGtin("614141007349")).toBe("00614141007349");
  expect(readGtin("0614141007349")).toBe("00614141007349");
  expect(readGtin("9521234543213")).toBe("09521234543213");
  expect(readGtin("9620 1008")).toBe("00000096201008");
});

test("refuses a wrong check digit, a wrong length and letters", () => {
  expect(readGtin("9521234543214")).toBeNull();
  expect(readGtin("12345")).toBeNull();
  expect(readGtin("95212345432A3")).toBeNull();
  expect(readGtin("")).toBeNull();
});

test("every demonstration number is a valid GTIN of prefix 952", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
    const gtin = demonstrationGtin(n);
    return gtin.startsWith("0952") && readGtin(gtin) === gtin;
  }));
});

test("notices any single wrong digit", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (n, at, by) => {
    const gtin = demonstrationGtin(n);
    const wrong = gtin.slice(0, at) + ((Number(gtin[at]) + by) % 10) + gtin.slice(at + 1);
    return readGtin(wrong) === null && checkDigit(wrong.slice(0, -1)) !== Number(wrong.at(-1));
  }));
});
