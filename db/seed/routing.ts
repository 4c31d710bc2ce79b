import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { routingRuleSet } from "@/db/schema/fulfillment";
import { builtInRules, newRule, type Routing, type RuleSet } from "@/lib/domain/fulfillment/routing-rules";
import type { LocationId, RuleSetId } from "@/lib/kernel/ids";
import type { Colleague } from "./staff";
import type { World } from "./world";

const everyOrder: Routing["when"] = { states: [], minMinor: null, maxMinor: null, weight: "any" };

/** What a planner is thinking about: freight from the warehouse, near stores with plenty, else whatever costs least. */
const draft: RuleSet = {
  ...builtInRules, capacity: { store: 12, warehouse: null },
  routings: [
    { name: "Freight", when: { ...everyOrder, weight: "freight" }, rules: [{ ...newRule, name: "A warehouse that has all", kinds: ["warehouse"], rankings: ["stock_balance", "distance"] }, { ...newRule, name: "Anywhere, in few parts", rankings: ["fewest_parts", "landed_cost"], split: "search", keepTogether: "variant" }] },
    { name: "Every order", when: everyOrder, rules: [{ ...newRule, name: "A near store with plenty", kinds: ["store"], maxKm: 400, keepBack: 3, rankings: ["distance", "capacity_left"] }, { ...newRule, name: "Whatever costs least", rankings: ["landed_cost", "distance"], split: "search", partMinMinor: 2_000 }] },
  ],
};

/** The row that saving it for the first time leaves, at the world's hour. */
export async function writeRoutingDraft(tx: Tx, world: World, staff: readonly Colleague[]): Promise<string> {
  const planner = staff.find(({ role }) => role === "inventory_planner") ?? staff.find(({ role }) => role === "admin");
  if (!planner) return "no draft of the routing";
  const { now } = world;
  const { rows } = await tx.execute<{ id: LocationId }>(sql`select id from location where can_ship and state in ('IL', 'IN', 'MI', 'MN', 'OH', 'WI') order by code`);
  const groups = rows.length > 0 ? [{ id: "midwest", name: "Midwest", locationIds: rows.map(({ id }) => id) }] : [];
  await tx.insert(routingRuleSet).values({ id: world.random("routing").id<RuleSetId>(now), status: "draft", rules: { ...draft, groups }, savedByStaffId: planner.id, createdAt: now, updatedAt: now });
  return `a draft of the routing by ${planner.name}`;
}
