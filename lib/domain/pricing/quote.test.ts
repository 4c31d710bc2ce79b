import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asId, type LocationId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { anyone, type Promotion } from "./promotion";
import { quote, type QuoteInput } from "./quote";
import type { TaxRate } from "./tax";

const now = new Date("2026-03-08T12:00:00Z");
const oregon = { country: "US", state: "OR" };
const newYork = { country: "US", state: "NY" };
const washington = { country: "US", state: "WA" };
const seattle = asId<LocationId>("seattle");
const taxRates: TaxRate[] = [
  { ...newYork, taxClass: "standard", ratePpm: 88_750, name: "New York" },
  { ...newYork, taxClass: "delivery", ratePpm: 88_750, name: "New York" },
  { ...washington, taxClass: "standard", ratePpm: 101_000, name: "Washington" },
];
const tenPercent: Promotion = {
  id: asId("p"), name: "Ten", effect: { kind: "percent", basisPoints: 1000 }, conditions: anyone, currency: "USD", startsAt: null, endsAt: null, isActive: true, priority: 0, isCombinable: false,
  usageLimit: null, perCustomerLimit: null, budgetMinor: null, used: 0, spentMinor: 0, usedByPerson: 0, code: { id: asId("k"), code: "TEN", isUsedUp: false }, gift: null,
};

const line = (key: string, unitMinor: number, quantity: number, group: string, taxClass: "standard" | "exempt" = "standard") => ({ key, variantId: asId<VariantId>(key), productId: asId<ProductId>(key), categoryIds: [], isReduced: false, unitMinor, quantity, group, taxClass });
const basket = (change: Partial<QuoteInput> = {}): QuoteInput => ({
  currency: "USD", now, taxRates, shopper: { channel: "web", groupIds: [], segments: [] }, promotions: [], codes: [],
  lines: [line("lamp", 12_900, 1, "seattle"), line("mug", 1_450, 4, "home")],
  groups: [{ key: "seattle", method: "pickup", storeId: seattle, place: washington, chargeMinor: 0 }, { key: "home", method: "ship", storeId: null, place: newYork, chargeMinor: 990 }],
  ...change,
});

describe("tax", () => {
  test("a pickup is taxed at its store, a delivery at its address, the charge where the state taxes it", () => {
    const result = quote(basket());
    expect(result.lines.map((l) => l.taxMinor)).toEqual([1_303, 515]);
    expect(result.groups[1]).toMatchObject({ chargeTaxMinor: 88, taxMinor: 603, taxedAt: newYork });
    expect(result).toMatchObject({ subtotalMinor: 18_700, chargesMinor: 990, taxMinor: 1_906, totalMinor: 21_596, isTaxEstimated: false });
  });
  test("an unknown address is estimated at the assumed place, and says so", () => {
    const groups = [{ key: "seattle", method: "pickup", storeId: seattle, place: washington, chargeMinor: 0 }, { key: "home", method: "ship", storeId: null, place: null, chargeMinor: 990 }] as const;
    expect(quote(basket({ groups, estimatePlace: newYork }))).toMatchObject({ taxMinor: 1_906, isTaxEstimated: true });
    expect(quote(basket({ groups }))).toMatchObject({ taxMinor: 1_303, isTaxEstimated: true });
  });
  test("exempt goods and states without sales tax are not taxed", () => {
    expect(quote(basket({ lines: [line("seeds", 500, 2, "home", "exempt")] })).lines[0]?.taxMinor).toBe(0);
    expect(quote(basket({ groups: [{ key: "home", method: "ship", storeId: null, place: oregon, chargeMinor: 990 }], lines: [line("mug", 1450, 1, "home")] })).taxMinor).toBe(0);
  });
});

describe("a code", () => {
  test("lowers what is taxed, line by line", () => {
    const result = quote(basket({ promotions: [tenPercent], codes: ["ten"] }));
    expect(result.discountMinor).toBe(1_870);
    expect(result.lines.map((l) => [l.discountMinor, l.taxMinor])).toEqual([[1_290, 1_173], [580, 463]]);
    expect(result.reasons[0]).toEqual({ kind: "promotion", name: "Ten", code: "TEN", amountMinor: 1_870 });
    expect(result.codes).toEqual([{ code: "TEN", problem: null }]);
  });
  test("that does not count takes nothing off and says which rule failed and what is missing", () => {
    const result = quote(basket({ promotions: [{ ...tenPercent, conditions: { ...anyone, minimumMinor: 50_000 } }], codes: ["TEN", "NOPE"] }));
    expect(result.discountMinor).toBe(0);
    expect(result.codes).toEqual([{ code: "TEN", problem: { code: "coupon_minimum", facts: { minimum: "$500.00", subtotal: "$187.00", missing: "$313.00" } } }, { code: "NOPE", problem: { code: "coupon_unknown", facts: {} } }]);
  });
  test("larger than the goods makes them free, never negative", () => {
    const result = quote(basket({ promotions: [{ ...tenPercent, effect: { kind: "fixed", amountMinor: 99_999_999 } }] }));
    expect(result).toMatchObject({ discountMinor: 18_700, totalMinor: 990 + 88 });
  });
  test("for the delivery lowers its charge and the tax on it, and no line", () => {
    const result = quote(basket({ promotions: [{ ...tenPercent, effect: { kind: "free_shipping", upToMinor: null } }] }));
    expect(result).toMatchObject({ discountMinor: 0, chargesMinor: 0, taxMinor: 1_303 + 515 });
    expect(result.groups[1]).toMatchObject({ chargeMinor: 0, waivedMinor: 990, chargeTaxMinor: 0 });
  });
});

const anyBasket = fc.record({
  lines: fc.array(fc.record({ unitMinor: fc.integer({ min: 0, max: 5_000_000 }), quantity: fc.integer({ min: 1, max: 99 }), group: fc.constantFrom("a", "b", "c"), taxClass: fc.constantFrom("standard" as const, "exempt" as const) }), { maxLength: 12 }),
  charge: fc.integer({ min: 0, max: 20_000 }),
  effect: fc.oneof(fc.record({ kind: fc.constant("percent" as const), basisPoints: fc.integer({ min: 1, max: 10_000 }) }), fc.record({ kind: fc.constant("fixed" as const), amountMinor: fc.integer({ min: 1, max: 10_000 }) }), fc.constant({ kind: "free_shipping" as const, upToMinor: null })),
  place: fc.constantFrom(null, newYork, washington, oregon),
}).map(({ lines, charge, effect, place }) => basket({
  lines: lines.map((l, i) => line(`l${i}`, l.unitMinor, l.quantity, l.group, l.taxClass)),
  groups: [{ key: "a", method: "ship", storeId: null, place, chargeMinor: charge }, { key: "b", method: "pickup", storeId: seattle, place: washington, chargeMinor: 0 }, { key: "c", method: "curbside", storeId: seattle, place: newYork, chargeMinor: 0 }],
  promotions: [{ ...tenPercent, effect }], estimatePlace: newYork,
}));
const sum = (parts: number[]) => parts.reduce((a, b) => a + b, 0);

describe("for any basket", () => {
  test("the parts add up to the whole, by line, by group and by kind of amount", () => {
    fc.assert(fc.property(anyBasket, (input) => {
      const q = quote(input);
      expect(sum(q.lines.map((l) => l.discountMinor))).toBe(q.discountMinor);
      expect(sum(q.groups.map((g) => g.totalMinor))).toBe(q.totalMinor);
      expect(q.subtotalMinor - q.discountMinor + q.chargesMinor + q.taxMinor).toBe(q.totalMinor);
      expect(sum(q.lines.map((l) => l.totalMinor)) + sum(q.groups.map((g) => g.chargeMinor + g.chargeTaxMinor))).toBe(q.totalMinor);
    }));
  });
  test("no amount is negative or broken, and no line is discounted below nothing", () => {
    fc.assert(fc.property(anyBasket, (input) => {
      const q = quote(input);
      for (const l of q.lines) {
        for (const amount of [l.discountMinor, l.taxMinor, l.totalMinor]) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
        expect(l.discountMinor).toBeLessThanOrEqual(l.subtotalMinor);
      }
      expect(q.totalMinor).toBeGreaterThanOrEqual(0);
    }));
  });
  test("asking twice gives the same answer, and the order of groups changes no amount", () => {
    fc.assert(fc.property(anyBasket, (input) => {
      expect(quote(input)).toEqual(quote(input));
      expect(quote({ ...input, groups: [...input.groups].reverse() }).totalMinor).toBe(quote(input).totalMinor);
    }));
  });
});
