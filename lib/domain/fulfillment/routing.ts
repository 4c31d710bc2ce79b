import { freightGrams } from "@/lib/domain/inventory/delivery-promise";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { landedCost, type LandedCost } from "./routing-costs";
import { decidesBetween, groupsOf, inOrder, planAlone, planFrom, unitsAt, worthOf, type Ordered, type Place, type Plan, type RoutedUnits, type Wanted } from "./routing-plan";
import { askedBy, type Ranking, type Routing, type RoutingRule, type RuleSet } from "./routing-rules";

export type RoutingOrder = { lines: readonly Wanted[]; state: string; heaviestGrams: number };
/** A place as it is known before rules are asked: how many shipments it has today, not what it has left. */
export type Candidate = Omit<Place, "capacityLeft" | "hasRejected"> & { shippedToday: number; /** Of that day in the capacity calendar, in orders: pickups, deliveries by van, appointments. */ bookedToday: number };

export type RoutedPart = { locationId: LocationId; locationName: string; lines: RoutedUnits[] };
export type RoutingShortage = { variantId: VariantId; wanted: number; left: number };
/** Why a place was not asked at all. */
export type Exclusion = "rejected" | "kind" | "group" | "distance" | "capacity" | "stock";

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
  /** The place that gave these units back, and why: then this is not the first decision about them. */
  instead?: { place: string; reason: string; /** A person chose this place. */ isByHand?: boolean };
};

/** So many candidates are kept with a decision. */
const shortlist = 12;
/** So many places are combined in the search for a split, in sets of so many at most; beyond, the ranking is split down. */
const searched = 8;
const largestSet = 3;

/**
 * Which places send what. The first routing that takes the order is followed; of its rules the first that finds places for
 * everything. The same facts give the same answer, in whatever sequence the candidates come.
 */
export function route(order: RoutingOrder, candidates: readonly Candidate[], set: RuleSet, rejectedBy: readonly LocationId[] = []): RoutingDecision {
  const wanted = summed(order.lines);
  const places = candidates.map((candidate) => placeOf(candidate, set, rejectedBy));
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

type Found = { chosen: Ordered | undefined; second: Ordered | undefined; ways: number; places: number; ranked: RankedPlace[] };

function tryRule(rule: RoutingRule, wanted: readonly Wanted[], places: readonly Place[], set: RuleSet): Found {
  const groups = groupsOf(wanted, rule.keepTogether);
  const mayDivide = rule.keepTogether === "nothing";
  const out: { place: Place; exclusion: Exclusion }[] = [];
  const plans: Plan[] = [];
  const asked = askedBy(rule, set);
  for (const place of places) {
    const exclusion = exclusionOf(place, rule, asked);
    const plan = exclusion === null ? planAlone(place, wanted, rule.keepBack) : null;
    if (plan) plans.push(plan);
    else out.push({ place, exclusion: exclusion ?? "stock" });
  }
  const alone = inOrder(plans, rule, set.costs);
  const ways = waysOf(rule, groups, mayDivide, alone, set);
  const chosen = ways[0];
  const chosenIds = new Set(chosen?.plan.parts.map(({ place }) => place.id));
  const wholeFirst = [...alone.filter(({ plan }) => plan.isWhole), ...alone.filter(({ plan }) => !plan.isWhole)];
  const ranked: RankedPlace[] = [];
  wholeFirst.forEach(({ plan }, index) => {
    const place = plan.parts[0]?.place;
    if (!place || (index >= shortlist && !chosenIds.has(place.id))) return;
    ranked.push(facts(place, wanted, { rank: index + 1, exclusion: null, isChosen: chosenIds.has(place.id), cost: landedCost(set.costs, plan.parts) }, rule.keepBack));
  });
  const left = ranked.length < shortlist ? out.toSorted(byDistance).slice(0, shortlist - ranked.length) : [];
  return { chosen, second: ways[1], ways: ways.length, places: alone.length, ranked: [...ranked, ...left.map(({ place, exclusion }) => facts(place, wanted, { rank: null, exclusion, isChosen: false, cost: null }, rule.keepBack))] };
}

const placesOf = (alone: readonly Ordered[]): Place[] => alone.flatMap(({ plan }) => plan.parts.map(({ place }) => place));

/** Every way to send everything that the rule allows, the best first. */
function waysOf(rule: RoutingRule, groups: readonly Wanted[][], mayDivide: boolean, alone: readonly Ordered[], { costs }: RuleSet): Ordered[] {
  const whole = alone.filter(({ plan }) => plan.isWhole);
  if (rule.split === "never" || (whole.length > 0 && (rule.split === "in_sequence" || rule.rankings[0] === "fewest_parts"))) return whole;
  const allowed = (plan: Plan) => plan.isWhole && plan.parts.length <= rule.maxParts && (rule.partMinMinor === null || plan.parts.every(({ units }) => worthOf(units) >= (rule.partMinMinor ?? 0)));
  const downTheRanking = () => inOrder([planFrom(placesOf(alone), groups, mayDivide, rule.keepBack)].filter(allowed), rule, costs);
  if (rule.split === "in_sequence") return downTheRanking();
  const best = shortlistOf(alone, groups, rule.keepBack);
  let split: Plan[] = [];
  for (let size = 2; size <= Math.min(rule.maxParts, largestSet); size++) {
    // One place and two compete where fewer parts are not all that counts; three are asked only if neither could.
    if (whole.length + split.length > 0 && (size > 2 || rule.rankings[0] === "fewest_parts")) break;
    split = [...split, ...sequencesOf(best, size).map((places) => planFrom(places, groups, mayDivide, rule.keepBack)).filter((plan) => plan.parts.length === size && allowed(plan))];
  }
  return whole.length + split.length > 0 ? inOrder(split, rule, costs, whole) : downTheRanking();
}

/** The best few places for each group in turn, so that what only a far place has is not left out. */
function shortlistOf(alone: readonly Ordered[], groups: readonly Wanted[][], keepBack: number): Place[] {
  const places = placesOf(alone);
  const byGroup = groups.map((group) => firstOf(places, (place) => group.every(({ variantId }) => unitsAt(place, variantId, keepBack) > 0)));
  const best = new Set<Place>();
  for (let turn = 0; turn < searched; turn++) {
    for (const ranked of byGroup) {
      const place = ranked[turn];
      if (place && best.size < searched) best.add(place);
    }
  }
  return [...best];
}

/** As many as are searched. Of thousands of places, looking into the stock of each is what a decision spends most on. */
function firstOf(places: readonly Place[], fits: (place: Place) => boolean): Place[] {
  const found: Place[] = [];
  for (const place of places) {
    if (found.length === searched) break;
    if (fits(place)) found.push(place);
  }
  return found;
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
    decidedBy: !chosen || !second ? "only" : (decidesBetween(chosen, second) ?? "tie"),
    cost: landedCost(set.costs, plan.parts), distanceKm: km.includes(null) ? null : km.reduce<number>((sum, each) => sum + (each ?? 0), 0),
  };
}

function takes({ when }: Routing, order: RoutingOrder, wanted: readonly Wanted[]): boolean {
  const worth = wanted.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0);
  const isFreight = order.heaviestGrams > freightGrams;
  return (when.states.length === 0 || when.states.includes(order.state)) && (when.minMinor === null || worth >= when.minMinor) && (when.maxMinor === null || worth <= when.maxMinor)
    && (when.weight === "any" || (when.weight === "freight") === isFreight);
}

function exclusionOf(place: Place, rule: RoutingRule, asked: ReadonlySet<LocationId> | null): Exclusion | null {
  if (place.hasRejected) return "rejected";
  if (!rule.kinds.includes(place.kind)) return "kind";
  if (asked && !asked.has(place.id)) return "group";
  if (rule.maxKm !== null && (place.distanceKm === null || place.distanceKm > rule.maxKm)) return "distance";
  return !rule.isCapacityIgnored && place.capacityLeft !== null && place.capacityLeft <= 0 ? "capacity" : null;
}

/** Thousands of them for each order, so each field is named: copying an unknown shape costs four times as much. */
function placeOf(candidate: Candidate, set: RuleSet, rejectedBy: readonly LocationId[]): Place {
  const { id, code, name, kind, distanceKm, isSameState, available } = candidate;
  return { id, code, name, kind, distanceKm, isSameState, available, capacityLeft: leftOf(candidate, set), hasRejected: rejectedBy.includes(id) };
}

function leftOf({ kind, shippedToday, bookedToday }: Candidate, { capacity }: RuleSet): number | null {
  const limit = capacity[kind];
  return limit === null ? null : Math.max(0, limit - shippedToday - bookedToday);
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
    const together = [...(known?.together ?? []), ...(line.together ?? [])];
    byVariant.set(line.variantId, { ...line, ...(together.length > 0 && { together }), quantity, unitMinor: known ? Math.round((line.quantity * line.unitMinor + known.quantity * known.unitMinor) / quantity) : line.unitMinor });
  }
  return [...byVariant.values()].filter(({ quantity }) => quantity > 0);
}

const facts = (place: Place, wanted: readonly Wanted[], standing: Pick<RankedPlace, "rank" | "exclusion" | "isChosen" | "cost">, keepBack: number): RankedPlace => ({
  locationId: place.id, name: place.name, kind: place.kind, distanceKm: place.distanceKm, capacityLeft: place.capacityLeft,
  units: wanted.reduce((sum, { variantId, quantity }) => sum + Math.min(quantity, unitsAt(place, variantId, keepBack)), 0), ...standing,
});

const unitsOf = (wanted: readonly Wanted[]): number => wanted.reduce((sum, { quantity }) => sum + quantity, 0);
const byDistance = (a: { place: Place }, b: { place: Place }) => (a.place.distanceKm ?? Infinity) - (b.place.distanceKm ?? Infinity) || (a.place.code < b.place.code ? -1 : 1);
