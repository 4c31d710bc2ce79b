import fc from "fast-check";
import { expect, test } from "vitest";
import { landedCost, landedMinor, movingAverage, unitMicros } from "./landed-cost";

const free = { freightMinor: 0, dutyMinor: 0, otherMinor: 0 };
const byValue = { spreadBy: "value", ratePpm: 1_000_000 } as const;

test("a dollar of freight over three equal lamps is 34, 33 and 33 cents", () => {
  const lines = [1, 2, 3].map(() => ({ quantity: 1, unitCostMinor: 500 }));
  expect(landedCost(lines, { ...free, freightMinor: 100 }, byValue).map((line) => line.freightMinor)).toEqual([34, 33, 33]);
});

test("by value a sofa carries most of the duty, by quantity the cups do", () => {
  const lines = [{ quantity: 1, unitCostMinor: 90_000 }, { quantity: 9, unitCostMinor: 1_000 }];
  const duty = (spreadBy: "value" | "quantity") => landedCost(lines, { ...free, dutyMinor: 1_000 }, { spreadBy, ratePpm: 1_000_000 }).map((line) => line.dutyMinor);
  expect(duty("value")).toEqual([909, 91]);
  expect(duty("quantity")).toEqual([100, 900]);
});

test("goods bought in euros are worth what they cost in dollars on that day", () => {
  const [line] = landedCost([{ quantity: 10, unitCostMinor: 1_000 }], { ...free, freightMinor: 500 }, { spreadBy: "value", ratePpm: 1_083_400 });
  expect(line).toMatchObject({ goodsMinor: 10_834, freightMinor: 500 });
  expect(unitMicros(line!)).toBe(11_334_000);
});

test("the average moves by what arrived, and starts anew where nothing was left", () => {
  const line = { quantity: 10, goodsMinor: 20_000, ...free };
  expect(movingAverage({ units: 30, averageMicros: 10_000_000 }, line)).toBe(12_500_000);
  expect(movingAverage({ units: 0, averageMicros: 10_000_000 }, line)).toBe(20_000_000);
});

test("whatever arrives, the parts add up to what was paid", () => {
  const lines = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 500 }), unitCostMinor: fc.integer({ min: 0, max: 200_000 }) }), { minLength: 1, maxLength: 12 });
  const charge = fc.integer({ min: 0, max: 500_000 });
  fc.assert(fc.property(lines, charge, charge, charge, fc.constantFrom("value" as const, "quantity" as const), (arrived, freightMinor, dutyMinor, otherMinor, spreadBy) => {
    const landed = landedCost(arrived, { freightMinor, dutyMinor, otherMinor }, { spreadBy, ratePpm: 1_000_000 });
    const goods = arrived.reduce((sum, line) => sum + line.quantity * line.unitCostMinor, 0);
    expect(landed.reduce((sum, line) => sum + landedMinor(line), 0)).toBe(goods + freightMinor + dutyMinor + otherMinor);
  }));
});
