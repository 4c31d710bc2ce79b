import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asId, type CustomerGroupId, type LocationId, type ProductId, type PromotionId, type VariantId } from "@/lib/kernel/ids";
import { anyone, type Conditions, type Effect, type Promotion } from "./promotion";
import type { Basket, BasketLine } from "./promotion-basket";
import { promote, type Verdict } from "./promote";

const now = new Date("2026-05-04T12:00:00Z");
const plants = "plants";
const portland = asId<LocationId>("portland");
const trade = asId<CustomerGroupId>("trade");
const percent = (basisPoints: number): Effect => ({ kind: "percent", basisPoints });
const buyTwoGetOne: Effect = { kind: "buy_get", buy: 2, get: 1, basisPoints: 10_000, getProductIds: [] };

const promotion = (id: string, effect: Effect, { conditions, ...change }: Partial<Omit<Promotion, "conditions">> & { conditions?: Partial<Conditions> } = {}): Promotion => ({
  id: asId<PromotionId>(id), name: id, effect, conditions: { ...anyone, ...conditions }, currency: "USD", startsAt: null, endsAt: null, isActive: true, priority: 0, isCombinable: true,
  usageLimit: null, perCustomerLimit: null, budgetMinor: null, used: 0, spentMinor: 0, usedByPerson: 0, code: null, gift: null, ...change,
});
const line = (key: string, unitMinor: number, quantity = 1, change: Partial<BasketLine> = {}): BasketLine =>
  ({ key, variantId: asId<VariantId>(key), productId: asId<ProductId>(key), categoryIds: [], quantity, unitMinor, isReduced: false, storeId: null, ...change });
const basket = (lines: readonly BasketLine[], change: Partial<Basket> = {}): Basket => ({ currency: "USD", now, lines, groups: [{ key: "ship", chargeMinor: 990 }], shopper: { channel: "web", groupIds: [], segments: [] }, ...change });
const told = (verdicts: readonly Verdict[]) => Object.fromEntries(verdicts.map((one) => [one.name, one.isApplied ? one.amountMinor : one.why]));

describe("what promotions take off", () => {
  test("a percentage, of its own goods only", () => {
    expect(promote([promotion("ten", percent(1000), { conditions: { categoryIds: [plants] } })], basket([line("fern", 2_005, 1, { categoryIds: [plants, "green"] }), line("sofa", 90_000)]))).toMatchObject([{ isApplied: true, amountMinor: 201, lines: [{ key: "fern", amountMinor: 201 }] }]);
  });
  test("the highest step that is reached", () => {
    const steps = promotion("steps", { kind: "tiered", tiers: [{ fromMinor: 10_000, basisPoints: 500 }, { fromMinor: 20_000, basisPoints: 1000 }] });
    expect(told(promote([steps], basket([line("a", 20_000)])))).toEqual({ steps: 2_000 });
    expect(told(promote([steps], basket([line("a", 19_999)])))).toEqual({ steps: 1_000 });
    expect(told(promote([steps], basket([line("a", 9_000)])))).toEqual({ steps: { kind: "minimum", missingMinor: 1_000, minimumMinor: 10_000, hasMinor: 9_000 } });
  });
  test("of every three the cheapest, dearest first, so that a fourth unit changes nothing", () => {
    const lines = [line("dear", 3_000, 2), line("cheap", 1_000, 2)];
    expect(promote([promotion("three", buyTwoGetOne)], basket(lines))).toMatchObject([{ amountMinor: 1_000, lines: [{ key: "cheap", amountMinor: 1_000 }] }]);
    expect(told(promote([promotion("three", buyTwoGetOne)], basket([line("dear", 3_000, 2)])))).toEqual({ three: { kind: "quantity", missing: 1 } });
  });
  test("a cushion at half price with every chair, and nothing where there is no cushion", () => {
    const half: Effect = { kind: "buy_get", buy: 1, get: 1, basisPoints: 5000, getProductIds: [asId<ProductId>("cushion")] };
    expect(promote([promotion("half", half)], basket([line("chair", 9_000, 2), line("cushion", 2_501, 3)]))).toMatchObject([{ amountMinor: 2_502, lines: [{ key: "cushion" }] }]);
    expect(told(promote([promotion("half", half)], basket([line("chair", 9_000)])))).toEqual({ half: { kind: "quantity", missing: 1 } });
  });
  test("a gift, which does not help to earn itself and asks to be put in", () => {
    const pot = promotion("pot", { kind: "gift", variantId: asId<VariantId>("pot") }, { conditions: { minimumMinor: 10_000 } });
    expect(told(promote([pot], basket([line("pan", 10_000), line("pot", 1_500, 2)])))).toEqual({ pot: 1_500 });
    expect(told(promote([pot], basket([line("pan", 10_000)])))).toEqual({ pot: { kind: "gift_missing" } });
    expect(told(promote([pot], basket([line("pan", 9_000), line("pot", 1_500)])))).toMatchObject({ pot: { kind: "minimum", missingMinor: 1_000 } });
  });
  test("a delivery up to what it pays for", () => {
    expect(promote([promotion("free", { kind: "free_shipping", upToMinor: 990 })], basket([line("a", 1_000)]))).toMatchObject([{ amountMinor: 990, lines: [], groups: [{ key: "ship", amountMinor: 990 }] }]);
    expect(told(promote([promotion("free", { kind: "free_shipping", upToMinor: 989 })], basket([line("a", 1_000)])))).toEqual({ free: { kind: "no_delivery" } });
  });
});

describe("why not", () => {
  const goods = basket([line("a", 10_000, 1, { storeId: portland })]);
  test.each<[string, Partial<Omit<Promotion, "conditions">> & { conditions?: Partial<Conditions> }, object]>([
    ["before it begins", { startsAt: new Date("2026-05-04T12:00:01Z") }, { kind: "not_started" }],
    ["from its end on", { endsAt: now }, { kind: "over" }],
    ["paused", { isActive: false }, { kind: "paused" }],
    ["used up", { usageLimit: 3, used: 3 }, { kind: "used_up" }],
    ["used by this person", { perCustomerLimit: 1, usedByPerson: 1 }, { kind: "person" }],
    ["spent to the last cent", { budgetMinor: 5_000, spentMinor: 5_000 }, { kind: "budget" }],
    ["with less budget left than it would take off", { budgetMinor: 5_000, spentMinor: 4_001 }, { kind: "budget" }],
    ["in another currency", { currency: "EUR" }, { kind: "currency" }],
    ["in another channel", { conditions: { channels: ["store"] } }, { kind: "channel" }],
    ["in another store", { conditions: { storeIds: [asId<LocationId>("eugene")] } }, { kind: "store" }],
    ["for another group", { conditions: { groupIds: [trade] } }, { kind: "group" }],
    ["for members", { conditions: { segment: "member" } }, { kind: "segment" }],
    ["for other goods", { conditions: { productIds: [asId<ProductId>("b")] } }, { kind: "goods" }],
    ["below its minimum", { conditions: { minimumMinor: 11_240 } }, { kind: "minimum", missingMinor: 1_240 }],
    ["with a code that was used", { code: { id: asId("k"), code: "K", isUsedUp: true } }, { kind: "code_used" }],
  ])("%s", (_, change, why) => expect(promote([promotion("p", percent(1000), change)], goods)).toMatchObject([{ isApplied: false, why }]));
  test("and each condition met", () => {
    const met = promotion("p", percent(1000), { startsAt: now, conditions: { channels: ["web"], storeIds: [portland], groupIds: [trade], segment: "member", productIds: [asId<ProductId>("a")], minimumMinor: 10_000 }, usageLimit: 3, used: 2, budgetMinor: 1_000 });
    expect(told(promote([met], { ...goods, shopper: { channel: "web", groupIds: [trade], segments: ["member"] } }))).toEqual({ p: 1_000 });
    expect(told(promote([promotion("p", percent(1000), { conditions: { isFullPriceOnly: true } })], basket([line("a", 10_000, 1, { isReduced: true })])))).toEqual({ p: { kind: "goods" } });
  });
});

describe("together", () => {
  const goods = basket([line("a", 10_000)]);
  test("each takes its part of what the former left, percentages before amounts", () => {
    expect(told(promote([promotion("five", { kind: "fixed", amountMinor: 500 }), promotion("ten", percent(1000)), promotion("twenty", percent(2000), { priority: 1 })], goods))).toEqual({ twenty: 2_000, ten: 800, five: 500 });
  });
  test("an exclusive one counts alone where it gives more, and says what beat it where it does not", () => {
    const alone = promotion("alone", percent(3000), { isCombinable: false });
    expect(told(promote([alone, promotion("ten", percent(1000))], goods))).toEqual({ alone: 3_000, ten: { kind: "beaten", by: "alone" } });
    expect(told(promote([alone, promotion("forty", percent(4000)), promotion("ten", percent(1000))], goods))).toEqual({ forty: 4_000, ten: 600, alone: { kind: "beaten", by: "forty and ten" } });
  });
  test("of two exclusive ones that give the same the higher priority counts", () => {
    const [a, b] = [promotion("a", percent(1000), { isCombinable: false }), promotion("b", { kind: "fixed", amountMinor: 1_000 }, { isCombinable: false, priority: 1 })];
    expect(told(promote([a, b], goods))).toEqual({ b: 1_000, a: { kind: "beaten", by: "b" } });
  });
  test("what costs nothing any more leaves nothing for the next", () => {
    expect(told(promote([promotion("all", percent(10_000)), promotion("five", { kind: "fixed", amountMinor: 500 })], goods))).toEqual({ all: 10_000, five: { kind: "nothing_left" } });
  });
});

const anyEffect: fc.Arbitrary<Effect> = fc.oneof(
  fc.integer({ min: 1, max: 10_000 }).map(percent),
  fc.integer({ min: 1, max: 40_000 }).map((amountMinor): Effect => ({ kind: "fixed", amountMinor })),
  fc.record({ kind: fc.constant("buy_get" as const), buy: fc.integer({ min: 1, max: 4 }), get: fc.integer({ min: 1, max: 3 }), basisPoints: fc.integer({ min: 1, max: 10_000 }), getProductIds: fc.constantFrom([], [asId<ProductId>("l0")]) }),
  fc.constantFrom("l0", "l1").map((key): Effect => ({ kind: "gift", variantId: asId<VariantId>(key) })),
  fc.constant<Effect>({ kind: "tiered", tiers: [{ fromMinor: 1, basisPoints: 333 }, { fromMinor: 50_000, basisPoints: 1_777 }] }),
  fc.constantFrom<Effect>({ kind: "free_shipping", upToMinor: null }, { kind: "free_shipping", upToMinor: 500 }),
);
const anyPromotions = fc.array(fc.record({ effect: anyEffect, isCombinable: fc.boolean(), priority: fc.integer({ min: 0, max: 2 }), budgetMinor: fc.constantFrom(null, 2_000), minimumMinor: fc.constantFrom(0, 30_000), isFullPriceOnly: fc.boolean() }), { maxLength: 6 })
  .map((all) => all.map(({ minimumMinor, isFullPriceOnly, ...one }, i) => promotion(`p${i}`, one.effect, { ...one, conditions: { minimumMinor, isFullPriceOnly } })));
const anyBasket = fc.record({ lines: fc.array(fc.record({ unitMinor: fc.integer({ min: 0, max: 400_000 }), quantity: fc.integer({ min: 1, max: 12 }), isReduced: fc.boolean() }), { maxLength: 8 }), charge: fc.integer({ min: 0, max: 9_000 }) })
  .map(({ lines, charge }) => basket(lines.map((one, i) => line(`l${i}`, one.unitMinor, one.quantity, { isReduced: one.isReduced })), { groups: [{ key: "ship", chargeMinor: charge }] }));
const sum = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0);

describe("for any basket and any promotions", () => {
  test("the parts add up to the whole, nothing falls below zero, and no budget is passed", () => {
    fc.assert(fc.property(anyPromotions, anyBasket, (promotions, goods) => {
      const verdicts = promote(promotions, goods);
      const applied = verdicts.flatMap((one) => (one.isApplied ? [one] : []));
      for (const one of applied) {
        expect(sum([...one.lines, ...one.groups].map((part) => part.amountMinor))).toBe(one.amountMinor);
        expect(one.amountMinor).toBeGreaterThan(0);
        expect(one.amountMinor).toBeLessThanOrEqual(promotions.find((each) => each.id === one.promotionId)?.budgetMinor ?? Number.MAX_SAFE_INTEGER);
      }
      for (const { key, unitMinor, quantity } of goods.lines) expect(sum(applied.flatMap((one) => one.lines).filter((part) => part.key === key).map((part) => part.amountMinor))).toBeLessThanOrEqual(unitMinor * quantity);
      expect(verdicts).toHaveLength(promotions.length);
    }));
  });
  test("the order of lines and of promotions changes no cent, and asking twice gives the same answer", () => {
    fc.assert(fc.property(anyPromotions, anyBasket, (promotions, goods) => {
      expect(promote([...promotions].reverse(), { ...goods, lines: [...goods.lines].reverse() })).toEqual(promote(promotions, goods));
      expect(promote(promotions, goods)).toEqual(promote(promotions, goods));
    }));
  });
  test("an exclusive promotion never costs the shopper what the others would have given", () => {
    fc.assert(fc.property(anyPromotions, anyBasket, (promotions, goods) => {
      const total = (some: readonly Promotion[]) => sum(promote(some, goods).map((one) => (one.isApplied ? one.amountMinor : 0)));
      expect(total(promotions)).toBeGreaterThanOrEqual(total(promotions.filter((one) => one.isCombinable)));
      for (const one of promotions) expect(total(promotions)).toBeGreaterThanOrEqual(total([one]) * (one.isCombinable ? 0 : 1));
    }));
  });
});
