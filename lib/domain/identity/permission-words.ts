import { asSentence } from "@/lib/kernel/as-sentence";
import type { StaffPermission } from "./permission";

const areas: Record<string, string> = {
  fulfillment: "Pickups and shipments", orders: "Orders", returns: "Returns", customers: "Customers", carts: "Carts of shoppers", inventory: "Inventory", transfers: "Transfers", catalog: "Catalog", pricing: "Prices and coupons",
  routing: "Routing", search: "Search", locations: "Stores", team: "Team and roles", audit: "Audit", messages: "Messages", till: "Till", purchasing: "Purchase orders", promotions: "Promotions", integrations: "Programs of others", drift: "Drift", reviews: "Reviews and questions",
};

const acts: Partial<Record<StaffPermission, string>> = {
  "fulfillment.view": "See the day's work", "fulfillment.work": "Pick, stage, hand over, ship", "fulfillment.manage": "Take over, close what went wrong",
  "orders.service": "Change and cancel for a shopper", "returns.work": "Take back and inspect", "returns.refund": "Pay back", "returns.approve": "Say yes above the limit", "customers.view": "Find and open files",
  "carts.assist": "Fill a shopper's cart", "inventory.adjust": "Correct stock and settings", "inventory.count": "Count", "inventory.approve": "Accept counts", "transfers.plan": "Draft, close, call off", "transfers.work": "Send and receive",
  "locations.edit": "Change stores and hours", "locations.close": "Close a store early", "team.manage": "Invite, place, change roles", "routing.edit": "Change and publish rules", "search.edit": "Weigh, pin, bury, name words alike", "drift.view": "See what does not add up", "drift.repair": "Propose and apply repairs",
  "integrations.manage": "Make keys, say who is told",
  "reviews.moderate": "Publish reviews, answer questions",
  "till.limits": "Say what may be taken off",
};
const verbs: Record<string, string> = { view: "See", work: "Work on", edit: "Change", manage: "Manage", approve: "Approve" };

/** "inventory.count" → { area: "Inventory", act: "Count" } */
export function permissionWords(can: StaffPermission): { area: string; act: string } {
  const [area = "", verb = ""] = can.split(".");
  return { area: areas[area] ?? asSentence(area), act: acts[can] ?? verbs[verb] ?? asSentence(verb) };
}
