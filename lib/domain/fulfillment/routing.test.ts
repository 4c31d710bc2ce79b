import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asId, type LocationId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { route, type Candidate, type RoutingOrder } from "./routing";
import { builtInRules, newRule, rankings, splits, togethers, type RoutingRule, type RuleSet } from "./routing-rules";

const lamp = asId<VariantId>("lamp");
const mug = asId<VariantId>("mug");
const order = (lamps: number, mugs = 0): RoutingOrder => ({
  state: "OR", heaviestGrams: 4_000,
  lines: [{ variantId: lamp, productId: asId<ProductId>("lamps"), quantity: lamps, unitMinor: 8_000, grams: 4_000 }, { variantId: mug, productId: asId<ProductId>("mugs"), quantity: mugs, unitMinor: 1_500, grams: 400 }],
});
const place = (code: string, distanceKm: number | null, lamps: number, mugs = 0, more: Partial<Candidate> = {}): Candidate => ({
  id: asId<LocationId>(code), code, name: code, kind: "store", distanceKm, isSameState: false, available: new Map([[lamp, lamps], [mug, mugs]]), shippedToday: 0, bookedToday: 0, ...more,
});
const by = (...rules: Partial<RoutingRule>[]): RuleSet => ({ ...builtInRules, routings: [{ ...builtInRules.routings[0]!, rules: rules.map((rule, index) => ({ ...newRule, name: `rule ${index + 1}`, ...rule })) }] });
const sentBy = (set: RuleSet, wants: RoutingOrder, ...places: Candidate[]) => route(wants, places, set).parts.map(({ locationName, lines }) => `${locationName} ${lines.map(({ variantId, quantity }) => `${quantity} ${variantId}`).join(" + ")}`);

describe("a rule ranks, and the first that is not tied decides", () => {
  test("nearest, and among equally near ones the code", () => {
    const decision = route(order(1), [place("far", 300, 5), place("b", 20, 5), place("a", 20, 5)], by({ rankings: ["distance"] }));
    expect(decision).toMatchObject({ decidedBy: "tie", parts: [{ locationName: "a" }] });
  });
  test("warehouses first, then the nearest of them", () => {
    const decision = route(order(1), [place("shop", 5, 5), place("hall", 90, 5, 0, { kind: "warehouse" }), place("depot", 60, 5, 0, { kind: "warehouse" })], by({ rankings: ["warehouse_first", "distance"] }));
    expect(decision).toMatchObject({ decidedBy: "distance", ways: 3, parts: [{ locationName: "depot" }] });
    expect(decision.candidates.map(({ name, rank }) => `${rank} ${name}`)).toEqual(["1 depot", "2 hall", "3 shop"]);
  });
  test("a rule without an opinion abstains", () => {
    expect(sentBy(by({ rankings: ["priority", "capacity_left", "distance"] }), order(1), place("far", 300, 5), place("near", 20, 5))).toEqual(["near 1 lamp"]);
    expect(sentBy(by({ rankings: ["priority"], priority: [asId<LocationId>("far")] }), order(1), place("far", 300, 5), place("near", 20, 5))).toEqual(["far 1 lamp"]);
  });
  test("most stock left, most capacity left", () => {
    expect(sentBy(by({ rankings: ["stock_balance"] }), order(2), place("few", 10, 3), place("many", 90, 30))).toEqual(["many 2 lamp"]);
    const limited = { ...by({ rankings: ["capacity_left"] }), capacity: { store: 10, warehouse: null } };
    expect(sentBy(limited, order(1), place("busy", 10, 9, 0, { shippedToday: 8 }), place("calm", 90, 9, 0, { shippedToday: 1 }))).toEqual(["calm 1 lamp"]);
  });
  test("the lowest landed cost names its parts in money", () => {
    const decision = route(order(1), [place("near", 100, 2), place("far", 900, 40)], by({ rankings: ["landed_cost"] }));
    expect(decision.parts[0]?.locationName).toBe("far");
    expect(decision.cost).toEqual({ shipping: 1_160, labor: 320, split: 0, stockOut: 0, markdown: -240, carbon: 3, totalMinor: 1_243 });
    expect(decision.candidates.find(({ name }) => name === "near")?.cost).toEqual({ shipping: 730, labor: 320, split: 0, stockOut: 960, markdown: 0, carbon: 0, totalMinor: 2_010 });
  });
});

describe("a rule leaves places out", () => {
  const limited = (set: RuleSet): RuleSet => ({ ...set, capacity: { store: 5, warehouse: null } });
  test("too far, of another kind, outside the group", () => {
    expect(sentBy(by({ maxKm: 50 }), order(1), place("far", 51, 5), place("nowhere", null, 5))).toEqual([]);
    expect(sentBy(by({ kinds: ["warehouse"] }), order(1), place("shop", 1, 5))).toEqual([]);
    expect(sentBy(by({ onlyLocationIds: [asId<LocationId>("b")] }), order(1), place("a", 1, 5), place("b", 9, 5))).toEqual(["b 1 lamp"]);
    const west: RuleSet = { ...by({ onlyGroupIds: ["west"], onlyLocationIds: [asId<LocationId>("c")] }), groups: [{ id: "west", name: "West coast", locationIds: [asId<LocationId>("b")] }] };
    expect(sentBy(west, order(1), place("a", 1, 5), place("b", 9, 5), place("c", 5, 5))).toEqual(["c 1 lamp"]);
    expect(sentBy(west, order(1), place("a", 1, 5), place("b", 9, 5))).toEqual(["b 1 lamp"]);
  });
  test("without capacity left that day, unless the rule ignores it", () => {
    const full = place("full", 1, 5, 0, { shippedToday: 5 });
    expect(sentBy(limited(by({})), order(1), full, place("b", 9, 5))).toEqual(["b 1 lamp"]);
    expect(sentBy(limited(by({})), order(1), place("visited", 1, 5, 0, { shippedToday: 2, bookedToday: 3 }), place("b", 9, 5))).toEqual(["b 1 lamp"]);
    expect(sentBy(limited(by({ isCapacityIgnored: true })), order(1), full, place("b", 9, 5))).toEqual(["full 1 lamp"]);
    expect(route(order(1), [full], limited(by({}))).candidates[0]?.exclusion).toBe("capacity");
  });
  test("with no more than the units it keeps back", () => {
    expect(sentBy(by({ keepBack: 3 }), order(2), place("a", 1, 4), place("b", 9, 5))).toEqual(["b 2 lamp"]);
  });
});

describe("where no one place has everything", () => {
  const [hall, near, far] = [place("hall", 100, 2, 0, { kind: "warehouse" }), place("near", 10, 3, 1), place("far", 900, 4, 4)];
  test("the next rule is asked, and at the end nobody", () => {
    expect(route(order(4, 4), [hall, near], by({ name: "strict" }, { name: "looser", split: "in_sequence" }))).toMatchObject({ rule: null, passed: ["strict", "looser"], parts: [], shortages: [{ variantId: mug, wanted: 4, left: 1 }] });
    expect(route(order(4, 1), [hall, near], by({ name: "strict" }, { name: "looser", split: "in_sequence" }))).toMatchObject({ rule: "looser", passed: ["strict"], parts: [{ locationName: "near" }, { locationName: "hall" }] });
  });
  test("the ranking is split down, or the fewest parts are searched", () => {
    expect(sentBy(by({ rankings: ["warehouse_first", "distance"], split: "in_sequence" }), order(6, 1), hall, near, far)).toEqual(["hall 2 lamp", "near 3 lamp + 1 mug", "far 1 lamp"]);
    expect(sentBy(by({ rankings: ["fewest_parts", "distance"], split: "search" }), order(6, 1), hall, near, far)).toEqual(["far 4 lamp + 1 mug", "near 2 lamp"]);
  });
  test("a split needs parts that are worth it", () => {
    expect(sentBy(by({ split: "search", rankings: ["fewest_parts"], partMinMinor: 20_000 }), order(6, 1), hall, near, far)).toEqual(["near 3 lamp + 1 mug", "far 3 lamp"]);
    expect(sentBy(by({ split: "search", partMinMinor: 40_000 }), order(6, 1), hall, near, far)).toEqual([]);
  });
  test("units of one variant, or variants of one product, stay together", () => {
    expect(sentBy(by({ split: "search", keepTogether: "variant" }), order(3, 4), hall, near, place("away", 900, 2, 4))).toEqual(["away 4 mug", "near 3 lamp"]);
    expect(sentBy(by({ split: "search", keepTogether: "variant" }), order(6, 1), hall, near, far)).toEqual([]);
    const sets: RoutingOrder = { ...order(3, 4), lines: order(3, 4).lines.map((line) => ({ ...line, productId: asId<ProductId>("set") })) };
    expect(sentBy(by({ split: "search", keepTogether: "product" }), sets, hall, near, far)).toEqual(["far 3 lamp + 4 mug"]);
  });
});

test("the first routing that takes an order is followed", () => {
  const [everyOrder] = builtInRules.routings;
  const set: RuleSet = { ...builtInRules, routings: [{ ...everyOrder!, name: "Dear", when: { states: ["OR"], minMinor: 20_000, maxMinor: null, weight: "parcel" } }, everyOrder!] };
  expect(route(order(3), [place("a", 1, 9)], set).routing).toBe("Dear");
  expect(route(order(1), [place("a", 1, 9)], set).routing).toBe("Every order");
  expect(route({ ...order(3), state: "WA" }, [place("a", 1, 9)], set).routing).toBe("Every order");
  expect(route({ ...order(3), heaviestGrams: 31_000 }, [place("a", 1, 9)], set).routing).toBe("Every order");
});

describe("whatever the rules are", () => {
  const variants = [lamp, mug, asId<VariantId>("rug")];
  const places = fc.uniqueArray(fc.record({ code: fc.stringMatching(/^[a-z]{1,3}$/), km: fc.option(fc.integer({ min: 1, max: 4_000 })), units: fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }), isHall: fc.boolean(), isSame: fc.boolean(), shippedToday: fc.nat(6), bookedToday: fc.nat(2) }), { selector: ({ code }) => code, maxLength: 7 })
    .map((all) => all.map(({ code, km, units, isHall, isSame, shippedToday, bookedToday }): Candidate => ({ ...place(code, km, 0), kind: isHall ? "warehouse" : "store", isSameState: isSame, shippedToday, bookedToday, available: new Map(variants.map((id, index) => [id, units[index] ?? 0])) })));
  const orders = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }).map((wanted): RoutingOrder => ({
    state: "OR", heaviestGrams: 1_000, lines: wanted.map((quantity, index) => ({ variantId: variants[index] ?? lamp, productId: asId<ProductId>(index === 2 ? "rugs" : "set"), quantity, unitMinor: 1_000 * (index + 1), grams: 500 })),
  }));
  const sets = fc.record({
    rules: fc.array(fc.record({
      maxKm: fc.option(fc.integer({ min: 1, max: 4_000 })), keepBack: fc.nat(2), isCapacityIgnored: fc.boolean(), keepTogether: fc.constantFrom(...togethers), split: fc.constantFrom(...splits),
      maxParts: fc.integer({ min: 2, max: 6 }), partMinMinor: fc.option(fc.nat(6_000)), rankings: fc.shuffledSubarray([...rankings], { minLength: 1 }),
    }), { minLength: 1, maxLength: 3 }),
    store: fc.option(fc.integer({ min: 1, max: 6 })),
  }).map(({ rules, store }): RuleSet => ({ ...by(...rules), capacity: { store, warehouse: null } }));

  test("never more than a place has, exactly what was wanted or nothing, and within the rule", () => {
    fc.assert(fc.property(orders, places, sets, (wants, all, set) => {
      const { parts, shortages, rule: name } = route(wants, all, set);
      for (const { locationId, lines } of parts) for (const { variantId, quantity } of lines) {
        const left = (all.find(({ id }) => id === locationId)?.available.get(variantId) ?? 0) - (set.routings[0]?.rules.find((each) => each.name === name)?.keepBack ?? 0);
        expect(quantity).toBeGreaterThan(0);
        expect(quantity).toBeLessThanOrEqual(left);
      }
      for (const { variantId, quantity } of wants.lines) {
        const sent = parts.flatMap(({ lines }) => lines).filter((line) => line.variantId === variantId).reduce((sum, line) => sum + line.quantity, 0);
        expect(sent).toBe(name === null ? 0 : quantity);
      }
      expect(shortages.length > 0).toBe(name === null);
      const rule = set.routings[0]?.rules.find((each) => each.name === name);
      expect(parts.length).toBeLessThanOrEqual(rule === undefined ? 0 : rule.split === "never" ? 1 : rule.maxParts);
      expect(new Set(parts.map(({ locationId }) => locationId)).size).toBe(parts.length);
    }), { numRuns: 400 });
  });

  test("the same facts give the same decision, in whatever sequence the candidates come", () => {
    const shuffled = places.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(fc.property(orders, shuffled, sets, (wants, [all, other], set) => {
      expect(route(wants, other, set)).toEqual(route(wants, all, set));
    }), { numRuns: 400 });
  });

  test("each cost's components add up to its total", () => {
    fc.assert(fc.property(orders, places, sets, (wants, all, set) => {
      for (const cost of route(wants, all, set).candidates.flatMap((each) => each.cost ?? [])) {
        expect(cost.shipping + cost.labor + cost.split + cost.stockOut + cost.markdown + cost.carbon).toBe(cost.totalMinor);
        expect(cost.markdown).toBeLessThanOrEqual(0);
      }
    }), { numRuns: 200 });
  });
});
