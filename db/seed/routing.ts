import type { Tx } from "@/db/client";
import { builtInRules, newRule, type Routing, type RuleSet } from "@/lib/domain/fulfillment/routing-rules";
import { saveRoutingDraft } from "@/lib/domain/fulfillment/save-routing-draft";
import { permit } from "@/lib/domain/identity/permit";
import { newId, type SessionId } from "@/lib/kernel/ids";
import type { Colleague } from "./staff";

const everyOrder: Routing["when"] = { states: [], minMinor: null, maxMinor: null, weight: "any" };

/** What a planner is thinking about: freight from the warehouse, near stores with plenty, else whatever costs least. */
const draft: RuleSet = {
  ...builtInRules, capacity: { store: 12, warehouse: null },
  routings: [
    { name: "Freight", when: { ...everyOrder, weight: "freight" }, rules: [{ ...newRule, name: "A warehouse that has all", kinds: ["warehouse"], rankings: ["stock_balance", "distance"] }, { ...newRule, name: "Anywhere, in few parts", rankings: ["fewest_parts", "landed_cost"], split: "search", keepTogether: "variant" }] },
    { name: "Every order", when: everyOrder, rules: [{ ...newRule, name: "A near store with plenty", kinds: ["store"], maxKm: 400, keepBack: 3, rankings: ["distance", "capacity_left"] }, { ...newRule, name: "Whatever costs least", rankings: ["landed_cost", "distance"], split: "search", partMinMinor: 2_000 }] },
  ],
};

export async function writeRoutingDraft(tx: Tx, staff: readonly Colleague[]): Promise<string> {
  const planner = staff.find(({ role }) => role === "inventory_planner") ?? staff.find(({ role }) => role === "admin");
  if (!planner) return "no draft of the routing";
  const { id: staffId, accountId, name, role } = planner;
  await saveRoutingDraft(tx, permit({ kind: "staff", staffId, accountId, sessionId: newId<SessionId>(), name, role, storeIds: "all" }, "routing.edit", { channel: "store" }), { revision: 0, rules: draft });
  return `a draft of the routing by ${name}`;
}
