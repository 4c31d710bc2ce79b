import type { LocationId, ProductId, VariantId } from "@/lib/kernel/ids";
import { landedCost, type RoutingCosts } from "./routing-costs";
import type { Ranking, RoutingRule } from "./routing-rules";

/** What is wanted of one variant, with what a unit is worth and weighs. */
export type Wanted = { variantId: VariantId; productId: ProductId; quantity: number; unitMinor: number; grams: number; /** Bundles that it is wanted for. */ together?: readonly string[] };
export type RoutedUnits = { variantId: VariantId; quantity: number };

/** A place that could send something, with the facts that rules ask for. */
export type Place = {
  id: LocationId; code: string; name: string; kind: "warehouse" | "store";
  distanceKm: number | null; isSameState: boolean;
  /** Units that may be promised, by variant: safety stock, holds and promises are taken off. */
  available: ReadonlyMap<VariantId, number>;
  /** Null: no limit. */
  capacityLeft: number | null;
  /** It gave these goods back already. */
  hasRejected: boolean;
};

export type PlannedUnits = { wanted: Wanted; quantity: number; available: number };
/** Some places in turn, each giving what the ones before left over. */
export type Plan = { parts: { place: Place; units: PlannedUnits[] }[]; isWhole: boolean };

/** Wants that must come from one place, each of them; whoever shares a bundle shares a place. */
export function groupsOf(wanted: readonly Wanted[], together: RoutingRule["keepTogether"]): Wanted[][] {
  const groups: { keys: ReadonlySet<string>; members: Wanted[] }[] = [];
  for (const one of wanted) {
    const keys = [together === "product" ? one.productId : one.variantId, ...(one.together ?? [])];
    const joined = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    const whole = { keys: new Set([...keys, ...joined.flatMap((group) => [...group.keys])]), members: [...joined.flatMap((group) => group.members), one] };
    groups.splice(joined[0] ? groups.indexOf(joined[0]) : groups.length, joined.length > 0 ? 1 : 0, whole);
    for (const group of joined.slice(1)) groups.splice(groups.indexOf(group), 1);
  }
  return groups.map((group) => group.members);
}

/** Units of a variant that a place may give; so many of each it keeps back. */
export const unitsAt = (place: Place, variantId: VariantId, keepBack: number): number => Math.max(0, (place.available.get(variantId) ?? 0) - keepBack);

/** What one place could give of what is wanted; null if nothing. */
export function planAlone(place: Place, wanted: readonly Wanted[], keepBack: number): Plan | null {
  const units: PlannedUnits[] = [];
  let isWhole = true;
  for (const one of wanted) {
    const available = unitsAt(place, one.variantId, keepBack);
    const quantity = Math.min(one.quantity, available);
    if (quantity < one.quantity) isWhole = false;
    if (quantity > 0) units.push({ wanted: one, quantity, available });
  }
  return units.length > 0 ? { parts: [{ place, units }], isWhole } : null;
}

/** Fills the groups from the places in turn, each keeping so many units back; places that would give nothing are left out. */
export function planFrom(places: readonly Place[], groups: readonly Wanted[][], mayDivide: boolean, keepBack: number): Plan {
  const left = groups.map((group) => ({ group, rests: group.map(({ quantity }) => quantity) }));
  const parts: Plan["parts"] = [];
  for (const place of places) {
    const units: PlannedUnits[] = [];
    for (const { group, rests } of left) {
      if ((!mayDivide || group.some((one) => one.together)) && group.some(({ variantId }, index) => unitsAt(place, variantId, keepBack) < (rests[index] ?? 0))) continue;
      group.forEach((wanted, index) => {
        const rest = rests[index] ?? 0;
        const available = rest === 0 ? 0 : unitsAt(place, wanted.variantId, keepBack);
        const quantity = Math.min(rest, available);
        if (quantity === 0) return;
        units.push({ wanted, quantity, available });
        rests[index] = rest - quantity;
      });
    }
    if (units.length > 0) parts.push({ place, units });
  }
  return { parts, isWhole: left.every(({ rests }) => rests.every((rest) => rest === 0)) };
}

export const worthOf = (units: readonly PlannedUnits[]): number => units.reduce((sum, { wanted, quantity }) => sum + quantity * wanted.unitMinor, 0);

/** Stands for a place without a limit: more than any place can send in a day. */
const unlimited = 1_000_000;

/** How a plan stands by one ranking: less is better, null is no opinion. A plan that is not whole costs so much for each unit. */
export function valueOf(ranking: Ranking, plan: Plan, rule: RoutingRule, costs: RoutingCosts): number | null {
  const { parts } = plan;
  switch (ranking) {
    case "fewest_parts": return parts.length;
    case "warehouse_first": return sumOver(parts, ({ kind }) => (kind === "warehouse" ? 0 : 1));
    case "same_state": return sumOver(parts, ({ isSameState }) => (isSameState ? 0 : 1));
    case "distance": return parts.some(({ place }) => place.distanceKm === null) ? null : sumOver(parts, ({ distanceKm }) => distanceKm ?? 0);
    case "priority": return rule.priority.length === 0 ? null : sumOver(parts, ({ id }) => (rule.priority.includes(id) ? rule.priority.indexOf(id) : rule.priority.length));
    case "stock_balance": return -Math.min(...parts.flatMap(({ units }) => units.map(({ available, quantity }) => available - quantity)));
    case "capacity_left": return -Math.min(...parts.map(({ place }) => place.capacityLeft ?? unlimited));
    case "landed_cost": return landedCost(costs, parts).totalMinor / (plan.isWhole ? 1 : parts.reduce((total, { units }) => units.reduce((sum, { quantity }) => sum + quantity, total), 0));
  }
}

const sumOver = (parts: Plan["parts"], each: (place: Place) => number): number => parts.reduce((total, { place }) => total + each(place), 0);

/** A plan and how it stands by each ranking of its rule, worked out when it is first asked. */
export type Ordered = { plan: Plan; values: (number | undefined)[]; rule: RoutingRule; costs: RoutingCosts };

/**
 * Plans in order: the first ranking that is not tied decides, and at the end the fewest parts and the places' codes. Those
 * that are in order already are not worked out again.
 */
export const inOrder = (plans: readonly Plan[], rule: RoutingRule, costs: RoutingCosts, already: readonly Ordered[] = []): Ordered[] =>
  [...already, ...plans.map((plan): Ordered => ({ plan, values: [], rule, costs }))].sort(compared);

function compared(a: Ordered, b: Ordered): number {
  for (let index = 0; index < a.rule.rankings.length; index++) {
    const [first, second] = [standing(a, index), standing(b, index)];
    if (first !== second) return first < second ? -1 : 1;
  }
  return a.plan.parts.length - b.plan.parts.length || (codesOf(a.plan) < codesOf(b.plan) ? -1 : 1);
}

const codesOf = ({ parts }: Plan): string => parts.map(({ place }) => place.code).join();

/** The first ranking by which two plans differ; undefined where all are tied. */
export const decidesBetween = (a: Ordered, b: Ordered): Ranking | undefined => a.rule.rankings.find((_, index) => standing(a, index) !== standing(b, index));

function standing(of: Ordered, index: number): number {
  const ranking = of.rule.rankings[index];
  return (of.values[index] ??= ranking ? (valueOf(ranking, of.plan, of.rule, of.costs) ?? Infinity) : Infinity);
}
