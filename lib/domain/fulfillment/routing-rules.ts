import { z } from "zod";
import type { LocationId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { usStates } from "@/lib/domain/locations/us-states";
import { defaultCosts, routingCosts } from "./routing-costs";

/** What places are ranked by. A rule that has no opinion abstains; the first rule that is not tied decides. */
export const rankings = ["fewest_parts", "warehouse_first", "same_state", "distance", "priority", "stock_balance", "capacity_left", "landed_cost"] as const;
export type Ranking = (typeof rankings)[number];
export const rankingLabel: Record<Ranking, string> = {
  fewest_parts: "Fewest parts", warehouse_first: "Warehouses first", same_state: "Same state first", distance: "Nearest", priority: "Own order of places",
  stock_balance: "Most stock left", capacity_left: "Most capacity left today", landed_cost: "Lowest landed cost",
};

/** What happens where no one place has everything. */
export const splits = ["never", "in_sequence", "search"] as const;
export type Split = (typeof splits)[number];
export const splitLabel: Record<Split, string> = { never: "Go to the next rule", in_sequence: "Split down the ranking", search: "Search for the best split" };

export const togethers = ["nothing", "variant", "product"] as const;
export type Together = (typeof togethers)[number];
export const togetherLabel: Record<Together, string> = { nothing: "Nothing", variant: "Units of one variant", product: "Variants of one product" };

export const placeKinds = ["warehouse", "store"] as const;

const name = z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters.");
const money = z.number("Enter an amount.").int("Enter an amount.").min(0, "Not below zero.").max(100_000_000, "That is too much.").nullable();
const places = z.array(idOf<LocationId>()).max(5_000);
const isDistinct = (values: readonly string[]) => new Set(values).size === values.length;
const states = Object.keys(usStates);

const groupId = z.string().min(1).max(40);

/** Places under one name, for all rules of the set. */
export const placeGroup = z.object({ id: groupId, name, locationIds: places.min(1, "Choose at least one place.") });
export type PlaceGroup = z.output<typeof placeGroup>;

/** One rule of a routing: which places, how they are ranked, and what to do if no one of them has everything. */
export const routingRule = z.object({
  name,
  kinds: z.array(z.enum(placeKinds)).min(1, "Choose at least one kind of place."),
  /** Only these places and those of these groups; none means all of them. */
  onlyLocationIds: places,
  onlyGroupIds: z.array(groupId).max(20),
  maxKm: z.number("Enter a distance.").int("Enter whole kilometers.").positive("More than nothing.").max(20_100, "That is around the world.").nullable(),
  /** Units of each variant that a place keeps back, beyond its safety stock. */
  keepBack: z.number("Enter a number.").int("Enter a whole number.").min(0, "Not below zero.").max(999, "At most 999."),
  isCapacityIgnored: z.boolean(),
  keepTogether: z.enum(togethers),
  rankings: z.array(z.enum(rankings)).min(1, "Rank by at least one thing.").refine(isDistinct, "Each ranking counts once."),
  /** For the ranking by own order: the first is the best, those not named come last. */
  priority: places,
  split: z.enum(splits),
  maxParts: z.number("Enter a number.").int("Enter a whole number.").min(2, "At least 2.").max(20, "At most 20."),
  /** A split is made only where each part is worth this much. */
  partMinMinor: money,
});
export type RoutingRule = z.output<typeof routingRule>;

/** Which orders, and the rules they go through until one finds places for everything. */
export const routing = z.object({
  name,
  when: z.object({ states: z.array(z.string().refine((code) => states.includes(code), "Choose states from the list.")).max(60), minMinor: money, maxMinor: money, weight: z.enum(["any", "parcel", "freight"]) }),
  rules: z.array(routingRule).min(1, "Add at least one rule.").max(12, "At most 12 rules."),
});
export type Routing = z.output<typeof routing>;

/** One run over an order: the first routing that fits takes it. */
export const ruleSet = z.object({
  routings: z.array(routing).min(1, "Add at least one routing.").max(20, "At most 20 routings."),
  groups: z.array(placeGroup).max(50, "At most 50 groups."),
  /** Orders a day that a place of this kind can take on, shipments and what its calendar holds; null is no limit. */
  capacity: z.object({ store: z.number().int("Enter a whole number.").min(0, "Not below zero.").max(100_000, "That is too many.").nullable(), warehouse: z.number().int("Enter a whole number.").min(0, "Not below zero.").max(100_000, "That is too many.").nullable() }),
  costs: routingCosts,
}).superRefine(({ routings, groups, costs }, problem) => {
  groups.forEach(({ name: wanted }, index) => {
    if (groups.findIndex(({ name: one }) => one.toLowerCase() === wanted.toLowerCase()) !== index) problem.addIssue({ code: "custom", path: ["groups", index, "name"], message: "Another group has this name." });
  });
  routings.forEach(({ rules }, at) => rules.forEach(({ onlyGroupIds }, index) => {
    if (onlyGroupIds.some((id) => !groups.some((group) => group.id === id))) problem.addIssue({ code: "custom", path: ["routings", at, "rules", index, "onlyGroupIds"], message: "It names a group that is gone." });
  }));
  const last = routings.at(-1);
  if (last && !takesEverything(last)) problem.addIssue({ code: "custom", path: ["routings", routings.length - 1, "when"], message: "The last routing must take every order: clear its conditions." });
  routings.forEach(({ when: { minMinor, maxMinor } }, index) => {
    if (minMinor !== null && maxMinor !== null && minMinor > maxMinor) problem.addIssue({ code: "custom", path: ["routings", index, "when", "maxMinor"], message: "The upper value lies below the lower one." });
  });
  if (costs.zones.at(-1)?.upToKm !== null) problem.addIssue({ code: "custom", path: ["costs", "zones", costs.zones.length - 1, "upToKm"], message: "The last zone must reach everywhere: leave its distance empty." });
  costs.zones.forEach(({ upToKm }, index) => {
    const before = costs.zones[index - 1];
    if (before && (before.upToKm === null || (upToKm !== null && upToKm <= before.upToKm))) problem.addIssue({ code: "custom", path: ["costs", "zones", index, "upToKm"], message: "Each zone must reach further than the one before." });
  });
});
export type RuleSet = z.output<typeof ruleSet>;

export const takesEverything = ({ when }: Routing): boolean => when.states.length === 0 && when.minMinor === null && when.maxMinor === null && when.weight === "any";

export const newRule: RoutingRule = {
  name: "New rule", kinds: ["warehouse", "store"], onlyLocationIds: [], onlyGroupIds: [], maxKm: null, keepBack: 0, isCapacityIgnored: false, keepTogether: "nothing", rankings: ["distance"], priority: [], split: "never", maxParts: 3, partMinMinor: null,
};

/** In force until a set is published: all from one place, warehouses and near places first, else split down that ranking. */
export const builtInRules: RuleSet = {
  routings: [{
    name: "Every order", when: { states: [], minMinor: null, maxMinor: null, weight: "any" },
    rules: [{ ...newRule, name: "Near, warehouses first", rankings: ["warehouse_first", "same_state", "distance"], split: "in_sequence", maxParts: 20 }],
  }],
  groups: [],
  capacity: { store: null, warehouse: null },
  costs: defaultCosts,
};

/** For a person who chooses a place: every one that could send something, the cheapest first. */
export const anyPlace: RuleSet["routings"] = [{
  name: "By hand", when: { states: [], minMinor: null, maxMinor: null, weight: "any" }, rules: [{ ...newRule, name: "Any place", isCapacityIgnored: true, rankings: ["landed_cost"] }],
}];

/** The places that a rule asks, by themselves or by their group; null means all. */
export function askedBy({ onlyLocationIds, onlyGroupIds }: RoutingRule, { groups }: Pick<RuleSet, "groups">): ReadonlySet<LocationId> | null {
  if (onlyLocationIds.length === 0 && onlyGroupIds.length === 0) return null;
  return new Set([...onlyLocationIds, ...groups.filter(({ id }) => onlyGroupIds.includes(id)).flatMap(({ locationIds }) => locationIds)]);
}
