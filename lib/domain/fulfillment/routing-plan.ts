import type { LocationId, ProductId, VariantId } from "@/lib/kernel/ids";
import { landedCost, type LandedCost, type RoutingCosts } from "./routing-costs";
import type { Ranking, RoutingRule } from "./routing-rules";

/** What is wanted of one variant, with what a unit is worth and weighs. */
export type Wanted = { variantId: VariantId; productId: ProductId; quantity: number; unitMinor: number; grams: number };
export type RoutedUnits = { variantId: VariantId; quantity: number };

/** A place that could send something, with the facts that rules ask for. */
export type Place = {
  id: LocationId; code: string; name: string; kind: "warehouse" | "store";
  distanceKm: number | null; isSameState: boolean;
  /** Units that may be promised, by variant: safety stock, holds and promises are taken off. */
  available: ReadonlyMap<VariantId, number>;
  /** Null: no limit. */
  capacityLeft: number | null;
};

export type PlannedUnits = { wanted: Wanted; quantity: number; available: number };
/** Some places in turn, each giving what the ones before left over. */
export type Plan = { parts: { place: Place; units: PlannedUnits[] }[]; isWhole: boolean };

/** Wants that must come from one place, each of them. */
export function groupsOf(wanted: readonly Wanted[], together: RoutingRule["keepTogether"]): Wanted[][] {
  if (together !== "product") return wanted.map((one) => [one]);
  const byProduct = new Map<ProductId, Wanted[]>();
  for (const one of wanted) byProduct.set(one.productId, [...(byProduct.get(one.productId) ?? []), one]);
  return [...byProduct.values()];
}

/** Fills the groups from the places in turn; places that would give nothing are left out. */
export function planFrom(places: readonly Place[], groups: readonly Wanted[][], mayDivide: boolean): Plan {
  const left = new Map(groups.flat().map((one) => [one.variantId, one.quantity]));
  const parts: Plan["parts"] = [];
  for (const place of places) {
    const units: PlannedUnits[] = [];
    for (const group of groups) {
      const has = (one: Wanted) => place.available.get(one.variantId) ?? 0;
      if (!mayDivide && group.some((one) => has(one) < (left.get(one.variantId) ?? 0))) continue;
      for (const one of group) {
        const rest = left.get(one.variantId) ?? 0;
        const quantity = Math.min(rest, has(one));
        if (quantity <= 0) continue;
        units.push({ wanted: one, quantity, available: has(one) });
        left.set(one.variantId, rest - quantity);
      }
    }
    if (units.length > 0) parts.push({ place, units });
  }
  return { parts, isWhole: [...left.values()].every((rest) => rest === 0) };
}

export const worthOf = (units: readonly PlannedUnits[]): number => units.reduce((sum, { wanted, quantity }) => sum + quantity * wanted.unitMinor, 0);

export const costOf = (plan: Plan, costs: RoutingCosts): LandedCost =>
  landedCost(costs, plan.parts.map(({ place, units }) => ({ kind: place.kind, distanceKm: place.distanceKm, units: units.map(({ wanted, quantity, available }) => ({ quantity, unitMinor: wanted.unitMinor, grams: wanted.grams, available })) })));

/** Stands for a place without a limit: more than any place can send in a day. */
const unlimited = 1_000_000;

/** How a plan stands by one ranking: less is better, null is no opinion. A plan that is not whole costs so much for each unit. */
export function valueOf(ranking: Ranking, plan: Plan, rule: RoutingRule, costs: RoutingCosts): number | null {
  const places = plan.parts.map(({ place }) => place);
  const sum = (each: (place: Place) => number) => places.reduce((total, place) => total + each(place), 0);
  const units = plan.parts.flatMap((part) => part.units);
  switch (ranking) {
    case "fewest_parts": return places.length;
    case "warehouse_first": return sum(({ kind }) => (kind === "warehouse" ? 0 : 1));
    case "same_state": return sum(({ isSameState }) => (isSameState ? 0 : 1));
    case "distance": return places.some(({ distanceKm }) => distanceKm === null) ? null : sum(({ distanceKm }) => distanceKm ?? 0);
    case "priority": return rule.priority.length === 0 ? null : sum(({ id }) => (rule.priority.includes(id) ? rule.priority.indexOf(id) : rule.priority.length));
    case "stock_balance": return -Math.min(...units.map(({ available, quantity }) => available - quantity));
    case "capacity_left": return -Math.min(...places.map(({ capacityLeft }) => capacityLeft ?? unlimited));
    case "landed_cost": return costOf(plan, costs).totalMinor / (plan.isWhole ? 1 : units.reduce((total, { quantity }) => total + quantity, 0));
  }
}

/** Plans in order: the first ranking that is not tied decides, and at the end the fewest parts and the places' codes. */
export function inOrder(plans: readonly Plan[], rule: RoutingRule, costs: RoutingCosts): Ordered[] {
  const ordered = plans.map((plan) => ({ plan, codes: plan.parts.map(({ place }) => place.code).join(), value: remembered((ranking: Ranking) => valueOf(ranking, plan, rule, costs)) }));
  return ordered.sort((a, b) => {
    const ranking = decidesBetween(a, b, rule);
    return ranking ? (a.value(ranking) ?? Infinity) - (b.value(ranking) ?? Infinity) || 0 : a.plan.parts.length - b.plan.parts.length || (a.codes < b.codes ? -1 : 1);
  });
}
export type Ordered = { plan: Plan; codes: string; value: (ranking: Ranking) => number | null };

/** The first ranking by which two plans differ; undefined where all are tied. */
export const decidesBetween = (a: Ordered, b: Ordered, rule: RoutingRule): Ranking | undefined => rule.rankings.find((ranking) => (a.value(ranking) ?? Infinity) !== (b.value(ranking) ?? Infinity));

function remembered(work: (ranking: Ranking) => number | null): (ranking: Ranking) => number | null {
  const known = new Map<Ranking, number | null>();
  return (ranking) => {
    const before = known.get(ranking);
    if (before !== undefined) return before;
    const value = work(ranking);
    known.set(ranking, value);
    return value;
  };
}
