import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { routeShipment } from "@/lib/domain/fulfillment/route-shipment";
import { route, type Candidate, type RoutingOrder } from "@/lib/domain/fulfillment/routing";
import { landedCost, type CostedPart } from "@/lib/domain/fulfillment/routing-costs";
import { builtInRules, newRule, rankings, type RuleSet } from "@/lib/domain/fulfillment/routing-rules";
import { asId, type LocationId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { percentiles, timed } from "./measure";
import { growCatalog, openStores } from "./stock-at-scale";
import { onScratchDatabase } from "./scratch-database";

const orders = 1_000;
const locations = 2_000;
const smallCases = 200;

/** Every ranking, a split searched for, capacity counted: the most that a rule can ask. Costs first, so that all ways compete. */
const everything: RuleSet = {
  ...builtInRules, capacity: { store: 500, warehouse: null },
  routings: [{ ...builtInRules.routings[0]!, rules: [{ ...newRule, maxKm: 4_500, keepBack: 1, rankings: ["landed_cost", ...rankings.filter((one) => one !== "landed_cost")], split: "search", partMinMinor: 500 }] }],
};

/**
 * 1,000 orders over 2,000 places with every rule on: CPU of the engine alone, and of the whole question with its SQL. The
 * floors are one pass over the same places for the nearest that has everything, and a look-up by primary key. The landed cost
 * is held against the exact optimum, by trying every division of small orders.
 */
export async function routing(): Promise<Record<string, unknown>> {
  const random = chance(1);
  const places = Array.from({ length: locations }, (_, n) => placeOf(n, random, 40));
  const asked = Array.from({ length: orders }, () => orderOf(random, 40, 3));
  const engine = cpuOf(() => asked.map((order) => route(order, places, everything)));
  const floor = cpuOf(() => asked.map((order) => nearestWith(order, places)));
  return {
    conditions: { orders, locations, variants: 40, linesAnOrder: "1 to 3", node: process.version }, unit: "ms of CPU an order", targets: { engine: 5, gapPercent: 1 },
    floor: { onePass: floor.ms }, figures: { engine: engine.ms, routed: engine.result.filter(({ rule }) => rule !== null).length, split: engine.result.filter(({ parts }) => parts.length > 1).length },
    ratio: Math.round((engine.ms / floor.ms) * 10) / 10, landedCost: gapToOptimum(random), withSql: await withSql(),
  };
}

function cpuOf<T>(work: () => T): { ms: number; result: T } {
  work();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: Math.round((user + system) / orders) / 1_000, result };
}

function nearestWith({ lines }: RoutingOrder, places: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const place of places) if (lines.every(({ variantId, quantity }) => (place.available.get(variantId) ?? 0) >= quantity) && (place.distanceKm ?? 0) < (best?.distanceKm ?? Infinity)) best = place;
  return best;
}

/** By how much the rules' landed cost exceeds the least that any division of the units over the places would cost. */
function gapToOptimum(random: () => number): Record<string, number> {
  const free: RuleSet = { ...everything, capacity: { store: null, warehouse: null }, routings: [{ ...builtInRules.routings[0]!, rules: [{ ...newRule, rankings: ["landed_cost"], split: "search" }] }] };
  const gaps: number[] = [];
  while (gaps.length < smallCases) {
    const places = Array.from({ length: 4 }, (_, n) => placeOf(n, random, 3, 4));
    const order = orderOf(random, 3, 3);
    const decision = route(order, places, free);
    if (decision.cost) gaps.push((decision.cost.totalMinor / cheapest(order, places) - 1) * 100);
  }
  const round = (value: number) => Math.round(value * 1_000) / 1_000;
  return { cases: gaps.length, meanGapPercent: round(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length), worstGapPercent: round(Math.max(...gaps)), exact: gaps.filter((gap) => gap === 0).length };
}

function cheapest({ lines }: RoutingOrder, places: readonly Candidate[]): number {
  const divisions = lines.map((line) => divided(line.quantity, places.map((place) => place.available.get(line.variantId) ?? 0)));
  let best = Infinity;
  const visit = (index: number, chosen: number[][]) => {
    const options = divisions[index];
    if (options) return options.forEach((option) => visit(index + 1, [...chosen, option]));
    const parts = places.map((place, p): CostedPart => ({ place, units: lines.flatMap((line, l) => ((chosen[l]?.[p] ?? 0) > 0 ? [{ wanted: line, quantity: chosen[l]?.[p] ?? 0, available: place.available.get(line.variantId) ?? 0 }] : [])) }));
    best = Math.min(best, landedCost(builtInRules.costs, parts.filter(({ units }) => units.length > 0)).totalMinor);
  };
  visit(0, []);
  return best;
}

function divided(quantity: number, limits: readonly number[]): number[][] {
  const [limit, ...rest] = limits;
  if (limit === undefined) return quantity === 0 ? [[]] : [];
  return Array.from({ length: Math.min(quantity, limit) + 1 }, (_, taken) => divided(quantity - taken, rest).map((others) => [taken, ...others])).flat();
}

/** The same question as checkout asks it, over 2,000 places that ship. */
async function withSql(): Promise<Record<string, unknown>> {
  return onScratchDatabase(async () => {
    await openStores(locations);
    await growCatalog({ from: 0, to: 40, stockedStores: locations, countryWide: 0, allStores: locations });
    await db.execute(sql`update location set can_ship = true`);
    await db.execute(sql`insert into postcode (code, city, state, latitude, longitude) values ('66101', 'Kansas City', 'KS', 39.1, -94.6)`);
    await db.execute(sql`insert into routing_rule_set (id, version, status, rules, published_at) values (gen_random_uuid(), 1, 'published', ${JSON.stringify(everything)}::jsonb, shop_clock())`);
    const { rows } = await db.execute<{ id: VariantId }>(sql`select id from variant order by id`);
    const pick = (i: number) => rows[(i * 7919) % rows.length]?.id ?? asId<VariantId>("");
    const floor = percentiles(await timed(60, (i) => db.execute(sql`select on_hand from stock_level where variant_id = ${pick(i)} limit 1`)));
    const figures = percentiles(await timed(60, (i) => routeShipment({ lines: [0, 1].map((n) => ({ variantId: pick(2 * i + n), quantity: 1 + (i % 4), unitMinor: 4_900 })), to: { state: "KS", postcode: "66101" } })));
    return { unit: "ms, wall", floor, figures };
  });
}

const variantOf = (n: number) => asId<VariantId>(`variant-${n}`);

function placeOf(n: number, random: () => number, variants: number, most = 12): Candidate {
  const code = String(n).padStart(6, "0");
  return {
    id: asId<LocationId>(code), code, name: `Place ${n}`, kind: n % 50 === 0 ? "warehouse" : "store", distanceKm: Math.round(random() * 40_000) / 10, isSameState: random() < 0.05, shippedToday: Math.floor(random() * 40), bookedToday: 0,
    available: new Map(Array.from({ length: variants }, (_, v) => [variantOf(v), Math.max(0, Math.floor(random() * most) - 2)])),
  };
}

function orderOf(random: () => number, variants: number, most: number): RoutingOrder {
  const first = Math.floor(random() * variants);
  const lines = Array.from({ length: 1 + Math.floor(random() * most) }, (_, n) => (first + n) % variants);
  return { state: "KS", heaviestGrams: 4_000, lines: [...new Set(lines)].map((v) => ({ variantId: variantOf(v), productId: asId<ProductId>(`product-${v}`), quantity: 1 + Math.floor(random() * 3), unitMinor: 900 + v * 310, grams: 300 + v * 150 })) };
}

/** A linear congruential generator (Numerical Recipes): the same run every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
