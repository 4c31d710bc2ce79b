import { freightGrams } from "@/lib/domain/inventory/delivery-promise";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import type { LandedCost } from "./routing-costs";
import { costOf, decidesBetween, groupsOf, inOrder, planFrom, worthOf, type Ordered, type Place, type Plan, type RoutedUnits, type Wanted } from "./routing-plan";
import type { Ranking, Routing, RoutingRule, RuleSet } from "./routing-rules";

export type RoutingOrder = { lines: readonly Wanted[]; state: string; heaviestGrams: number };
/** A place as it is known before rules are asked: how many shipments it has today, not what it has left. */
export type Candidate = Omit<Place, "capacityLeft"> & { shippedToday: number };

export type RoutedPart = { locationId: LocationId; locationName: string; lines: RoutedUnits[] };
export type RoutingShortage = { variantId: VariantId; wanted: number; left: number };
/** Why a place was not asked at all. */
export type Exclusion = "kind" | "group" | "distance" | "capacity" | "stock";

export type RankedPlace = {
  locationId: LocationId; name: string; kind: Place["kind"]; distanceKm: number | null; capacityLeft: number | null;
  /** Units it could give of those wanted. */
  units: number; exclusion: Exclusion | null; /** From 1; null for a place that was not asked. */ rank: number | null; isChosen: boolean;
  /** Of what it could give. */
  cost: LandedCost | null;
};

/** What was decided, and on which facts. */
export type RoutingDecision = {
  routing: string; /** The rule that found places; null when none did. */ rule: string | null; /** Rules before it that found none. */ passed: string[];
  parts: RoutedPart[]; shortages: RoutingShortage[];
  /** `only`: there was one way. `tie`: all rankings were tied, so fewer parts and then the code of the place decided. */
  decidedBy: Ranking | "only" | "tie" | null;
  /** Ways compared, and places that had anything. */
  ways: number; places: number; wanted: number; cost: LandedCost | null; distanceKm: number | null; candidates: RankedPlace[];
};

/** So many candidates are kept with a decision, and so many are combined in the search for a split. */
const shortlist = 12;
/** Sets of more places are not searched: the ranking is split down instead. */
const largestSet = 3;

/**
 * Which places send what. The first routing that takes the order is followed; of its rules the first that finds places for
 * everything. The same facts give the same answer, in whatever sequence the candidates come.
 */
export function route(order: RoutingOrder, candidates: readonly Candidate[], set: RuleSet): RoutingDecision {
  const wanted = summed(order.lines);
  const places = candidates.map((place): Place => ({ ...place, capacityLeft: leftOf(place, set) }));
  const routing = set.routings.find((each) => takes(each, order, wanted));
  const passed: string[] = [];
  let ranked: RankedPlace[] = [];
  for (const rule of routing?.rules ?? []) {
    const found = tryRule(rule, wanted, places, set);
    if (found.chosen) return decided(routing?.name ?? "", rule, passed, wanted, found, set);
    ranked = found.ranked;
    passed.push(rule.name);
  }
  return {
    routing: routing?.name ?? "", rule: null, passed, parts: [], shortages: shortagesOf(wanted, places), decidedBy: null, ways: 0,
    places: places.length, wanted: unitsOf(wanted), cost: null, distanceKm: null, candidates: ranked,
  };
}

/** What one place could send by itself. */
type Alone = Ordered & { place: Place };
type Found = { chosen: Ordered | undefined; second: Ordered | undefined; ways: number; places: number; ranked: RankedPlace[] };

function tryRule(rule: RoutingRule, wanted: readonly Wanted[], places: readonly Place[], set: RuleSet): Found {
  const groups = groupsOf(wanted, rule.keepTogether);
  const mayDivide = rule.keepTogether === "nothing";
  const excluded = places.map((place) => ({ place: keeping(place, rule), exclusion: exclusionOf(place, rule) }));
  const open = excluded.filter(({ exclusion }) => exclusion === null).map(({ place }) => place);
  const alone = inOrder(open.map((place) => planFrom([place], groups, true)).filter(({ parts }) => parts.length > 0), rule, set.costs)
    .flatMap((each) => each.plan.parts.map(({ place }): Alone => ({ ...each, place })));
  const ways = waysOf(rule, groups, mayDivide, alone, set);
  const chosen = ways[0];
  const chosenIds = new Set(chosen?.plan.parts.map(({ place }) => place.id));
  const ranks = [...alone.filter(({ plan }) => plan.isWhole), ...alone.filter(({ plan }) => !plan.isWhole)];
  const kept = ranks.map((each, index) => ({ each, index })).filter(({ each, index }) => index < shortlist || chosenIds.has(each.place.id));
  const ranked = kept.map(({ each: { plan, place }, index }) => facts(place, wanted, { rank: index + 1, exclusion: null, isChosen: chosenIds.has(place.id), cost: costOf(plan, set.costs) }));
  const asked = new Set(alone.map(({ place }) => place.id));
  const left = excluded.filter(({ place }) => !asked.has(place.id)).toSorted(byDistance).slice(0, Math.max(0, shortlist - ranked.length));
  return {
    chosen, second: ways[1], ways: ways.length, places: alone.length,
    ranked: [...ranked, ...left.map(({ place, exclusion }) => facts(place, wanted, { rank: null, exclusion: exclusion ?? "stock", isChosen: false, cost: null }))],
  };
}

/** Every way to send everything that the rule allows, the best first. */
function waysOf(rule: RoutingRule, groups: readonly Wanted[][], mayDivide: boolean, alone: readonly Alone[], { costs }: RuleSet): Ordered[] {
  const whole = alone.filter(({ plan }) => plan.isWhole);
  if (rule.split === "never" || (whole.length > 0 && (rule.split === "in_sequence" || rule.rankings[0] === "fewest_parts"))) return whole;
  const allowed = (plan: Plan) => plan.isWhole && plan.parts.length <= rule.maxParts && (rule.partMinMinor === null || plan.parts.every(({ units }) => worthOf(units) >= (rule.partMinMinor ?? 0)));
  const downTheRanking = () => inOrder([planFrom(alone.map(({ place }) => place), groups, mayDivide)].filter(allowed), rule, costs);
  if (rule.split === "in_sequence") return downTheRanking();
  const best = shortlistOf(alone, groups);
  let found = whole.map(({ plan }) => plan);
  for (let size = 2; size <= Math.min(rule.maxParts, largestSet); size++) {
    if (found.length > 0 && rule.rankings[0] === "fewest_parts") break;
    found = [...found, ...sequencesOf(best, size).map((places) => planFrom(places, groups, mayDivide)).filter((plan) => plan.parts.length === size && allowed(plan))];
  }
  return found.length > 0 ? inOrder(found, rule, costs) : downTheRanking();
}

/** The best few places for each group in turn, so that what only a far place has is not left out. */
function shortlistOf(alone: readonly Alone[], groups: readonly Wanted[][]): Place[] {
  const places = alone.map(({ place }) => place);
  const byGroup = groups.map((group) => places.filter(({ available }) => group.every(({ variantId }) => (available.get(variantId) ?? 0) > 0)));
  const best = new Set<Place>();
  for (let turn = 0; turn < shortlist; turn++) {
    for (const ranked of byGroup) {
      const place = ranked[turn];
      if (place && best.size < shortlist) best.add(place);
    }
  }
  return [...best];
}

function sequencesOf(places: readonly Place[], size: number): Place[][] {
  if (size === 0) return [[]];
  return sequencesOf(places, size - 1).flatMap((start) => places.filter((place) => !start.includes(place)).map((place) => [...start, place]));
}

function decided(routing: string, rule: RoutingRule, passed: string[], wanted: readonly Wanted[], { chosen, second, ways, places, ranked }: Found, set: RuleSet): RoutingDecision {
  const plan = chosen?.plan ?? { parts: [], isWhole: false };
  const km = plan.parts.map(({ place }) => place.distanceKm);
  return {
    routing, rule: rule.name, passed, shortages: [], ways, places, wanted: unitsOf(wanted), candidates: ranked,
    parts: plan.parts.map(({ place, units }) => ({ locationId: place.id, locationName: place.name, lines: units.map(({ wanted: { variantId }, quantity }) => ({ variantId, quantity })) })),
    decidedBy: !chosen || !second ? "only" : (decidesBetween(chosen, second, rule) ?? "tie"),
    cost: costOf(plan, set.costs), distanceKm: km.includes(null) ? null : km.reduce<number>((sum, each) => sum + (each ?? 0), 0),
  };
}

function takes({ when }: Routing, order: RoutingOrder, wanted: readonly Wanted[]): boolean {
  const worth = wanted.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0);
  const isFreight = order.heaviestGrams > freightGrams;
  return (when.states.length === 0 || when.states.includes(order.state)) && (when.minMinor === null || worth >= when.minMinor) && (when.maxMinor === null || worth <= when.maxMinor)
    && (when.weight === "any" || (when.weight === "freight") === isFreight);
}

function exclusionOf(place: Place, rule: RoutingRule): Exclusion | null {
  if (!rule.kinds.includes(place.kind)) return "kind";
  if (rule.onlyLocationIds.length > 0 && !rule.onlyLocationIds.includes(place.id)) return "group";
  if (rule.maxKm !== null && (place.distanceKm === null || place.distanceKm > rule.maxKm)) return "distance";
  return !rule.isCapacityIgnored && place.capacityLeft !== null && place.capacityLeft <= 0 ? "capacity" : null;
}

const keeping = (place: Place, { keepBack }: RoutingRule): Place => (keepBack === 0 ? place : { ...place, available: new Map([...place.available].map(([variantId, units]) => [variantId, Math.max(0, units - keepBack)])) });

function leftOf({ kind, shippedToday }: Candidate, { capacity }: RuleSet): number | null {
  const limit = capacity[kind];
  return limit === null ? null : Math.max(0, limit - shippedToday);
}

/** Where stock is short, what there is of it; where only the rules stood in the way, nothing can be had of anything. */
function shortagesOf(wanted: readonly Wanted[], places: readonly Place[]): RoutingShortage[] {
  const all = wanted.map(({ variantId, quantity }) => ({ variantId, wanted: quantity, left: places.reduce((sum, { available }) => sum + (available.get(variantId) ?? 0), 0) }));
  const short = all.filter(({ wanted: quantity, left }) => left < quantity);
  return short.length > 0 ? short : all.map((each) => ({ ...each, left: 0 }));
}

function summed(lines: readonly Wanted[]): Wanted[] {
  const byVariant = new Map<VariantId, Wanted>();
  for (const line of lines) {
    const known = byVariant.get(line.variantId);
    const quantity = line.quantity + (known?.quantity ?? 0);
    byVariant.set(line.variantId, { ...line, quantity, unitMinor: known ? Math.round((line.quantity * line.unitMinor + known.quantity * known.unitMinor) / quantity) : line.unitMinor });
  }
  return [...byVariant.values()].filter(({ quantity }) => quantity > 0);
}

const facts = (place: Place, wanted: readonly Wanted[], standing: Pick<RankedPlace, "rank" | "exclusion" | "isChosen" | "cost">): RankedPlace => ({
  locationId: place.id, name: place.name, kind: place.kind, distanceKm: place.distanceKm, capacityLeft: place.capacityLeft,
  units: wanted.reduce((sum, { variantId, quantity }) => sum + Math.min(quantity, place.available.get(variantId) ?? 0), 0), ...standing,
});

const unitsOf = (wanted: readonly Wanted[]): number => wanted.reduce((sum, { quantity }) => sum + quantity, 0);
const byDistance = (a: { place: Place }, b: { place: Place }) => (a.place.distanceKm ?? Infinity) - (b.place.distanceKm ?? Infinity) || (a.place.code < b.place.code ? -1 : 1);
