import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit } from "@/lib/domain/catalog/gtin";
import { isScanOf, readScan, shownGtin } from "./scan";

const withCheckDigit = (body: string) => `${body}${checkDigit(body)}`;
const toGtin14 = (digits: string) => digits.padStart(14, "0");

describe("a scan", () => {
  test("of GTIN-12, -13 and -14 names the same item", () => {
    const lamp = { gtin: "00614141007349", sku: "LAMP-1" };
    for (const text of ["614141007349", "0614141007349", "00614141007349"]) expect(isScanOf(readScan(text), lamp)).toBe(true);
  });

  test("of GTIN-8 is the item it pads to", () => {
    const small = withCheckDigit("9521234");
    expect(readScan(small)).toMatchObject({ kind: "gtin", gtin: toGtin14(small) });
  });

  test("of a GS1 Digital Link reads the GTIN in its path", () => {
    expect(readScan("https://id.gs1.org/01/09506000134352/10/ABC?11=221109")).toMatchObject({ kind: "gtin", gtin: "09506000134352" });
    expect(readScan("(01)09506000134352(10)ABC")).toMatchObject({ kind: "gtin", gtin: "09506000134352" });
  });

  test("with a wrong check digit is said to be misread", () => {
    expect(readScan("4006381333932").kind).toBe("bad_gtin");
  });

  test("of an order's QR is the order, with or without the part", () => {
    expect(readScan("https://alderway.example/orders/AH-100042-1?code=1")).toMatchObject({ kind: "order", number: "AH-100042-1" });
    expect(readScan("ALDERWAY:AH-100042-1:123456")).toMatchObject({ kind: "order", number: "AH-100042-1", code: "123456" });
    expect(readScan("ah-100042")).toMatchObject({ kind: "order", number: "AH-100042" });
  });

  test("of six digits is a pickup code, also with a space", () => {
    expect(readScan("123 456")).toMatchObject({ kind: "pickup_code", code: "123456" });
  });

  test("typed as a SKU ignores case and space around", () => {
    expect(isScanOf(readScan(" lamp-1 "), { gtin: null, sku: "LAMP-1" })).toBe(true);
    expect(isScanOf(readScan("lamp-2"), { gtin: null, sku: "LAMP-1" })).toBe(false);
  });

  test("matches a SKU made of digits only", () => {
    expect(isScanOf(readScan("123456"), { gtin: null, sku: "123456" })).toBe(true);
  });

  test("padding and shortening a GTIN never changes what it names", () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{7}$|^\d{11,13}$/), (body) => toGtin14(shownGtin(toGtin14(withCheckDigit(body)))) === toGtin14(withCheckDigit(body))));
  });
});
