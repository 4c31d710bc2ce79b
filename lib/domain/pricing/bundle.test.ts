import fc from "fast-check";
import { expect, test } from "vitest";
import { splitBundle, splitInTurn } from "./bundle";

const table = { name: "table", quantity: 1, weightMinor: 59_900 };
const chair = { name: "chair", quantity: 4, weightMinor: 12_900 };

test("a table and four chairs for $899: each chair the same, the odd cents on the table", () => {
  expect(splitBundle(89_900, [table, chair])).toEqual([{ part: table, quantity: 1, unitMinor: 48_300 }, { part: chair, quantity: 4, unitMinor: 10_400 }]);
});

test("without a single part, units of one kind may cost a cent more than others", () => {
  const mug = { quantity: 4, weightMinor: 300 };
  expect(splitBundle(999, [mug])).toEqual([{ part: mug, quantity: 3, unitMinor: 250 }, { part: mug, quantity: 1, unitMinor: 249 }]);
});

const parts = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 12 }), weightMinor: fc.integer({ min: 0, max: 200_000 }) }), { minLength: 1, maxLength: 6 });

test("whatever is in it, the shares sum to the price, no unit is lost and none costs less than nothing", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 500_000 }), parts, (price, contents) => {
    const shares = splitBundle(price, contents);
    expect(shares.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0)).toBe(price);
    for (const part of contents) expect(shares.filter((share) => share.part === part).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(part.quantity);
    expect(Math.min(...shares.map(({ unitMinor }) => unitMinor))).toBeGreaterThanOrEqual(0);
  }));
});

test("several discounts split in turn take off exactly what they say and never more than a part costs", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 6 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), (subtotals, shares) => {
    let left = subtotals.reduce((a, b) => a + b, 0);
    const amounts = shares.map((share) => { const amount = Math.floor(left * share); left -= amount; return amount; });
    const rows = splitInTurn(amounts, subtotals);
    rows.forEach((row, index) => expect(row.reduce((a, b) => a + b, 0)).toBe(amounts[index]));
    subtotals.forEach((subtotal, index) => expect(rows.reduce((sum, row) => sum + (row[index] ?? 0), 0)).toBeLessThanOrEqual(subtotal));
  }));
});
