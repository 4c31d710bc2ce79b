import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { billedKg, isTableNumber, tableRates, trackingNumberOf, zoneOf } from "./rate-table";

const box = { grams: 2_300, lengthMm: 300, widthMm: 200, heightMm: 150 };

describe("the built-in rates", () => {
  test("cut the country into zones by distance", () => {
    expect([0, 240, 241, 965, 1_610, 2_900, 2_901, 8_000].map(zoneOf)).toEqual([2, 2, 3, 4, 5, 7, 8, 8]);
  });
  test("bill the started kilogram, and the room where that is more than the weight", () => {
    expect(billedKg(box)).toBe(3);
    expect(billedKg({ ...box, grams: 200, lengthMm: 600, widthMm: 400, heightMm: 400 })).toBe(20);
  });
  test("give each level with its price in cents and its days, cheapest first", () => {
    expect(tableRates(box, 100)).toEqual([
      { service: "ground", title: "Ground", amountMinor: 766, transitDays: 1, zone: 2 },
      { service: "two_day", title: "Two-day air", amountMinor: 1_670, transitDays: 2, zone: 2 },
      { service: "overnight", title: "Overnight", amountMinor: 3_370, transitDays: 1, zone: 2 },
    ]);
  });
  test("send by freight what no parcel carrier takes", () => {
    expect(tableRates({ ...box, grams: 90_000 }, 3_500)).toMatchObject([{ title: "Freight", transitDays: 9 }]);
  });
  test("never ask less for more weight or a longer way", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 67_000 }), fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }), (grams, km, more, further) => {
      const price = (rates: ReturnType<typeof tableRates>) => rates.find((rate) => rate.title === "Ground")?.amountMinor ?? Infinity;
      expect(price(tableRates({ ...box, grams: grams + more }, km + further))).toBeGreaterThanOrEqual(price(tableRates({ ...box, grams }, km)));
    }));
  });
  test("number parcels so that a mistyped digit is noticed", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n }), fc.integer({ min: 2, max: 13 }), fc.integer({ min: 1, max: 9 }), (seed, at, shift) => {
      const number = trackingNumberOf(seed);
      expect(isTableNumber(number)).toBe(true);
      expect(isTableNumber(number.slice(0, at) + ((Number(number[at]) + shift) % 10) + number.slice(at + 1))).toBe(false);
    }));
  });
});
