import { mayStaff, type ActingRole, type StaffPermission } from "@/lib/domain/identity/permission";
import { unitsOf } from "@/lib/domain/inventory/unit-words";
import { toCome, type PurchaseCounters } from "./purchase-line";
import type { PurchaseStatus } from "./purchase-state";

export const purchaseActions = ["edit", "order", "receive", "over", "reject", "reschedule", "cost", "close_short", "cancel"] as const;
export type PurchaseAction = (typeof purchaseActions)[number];

/** An action that fits the state; `blockedBy` says in words why this person may not do it now. */
export type AllowedPurchaseAction = { name: PurchaseAction; blockedBy: string | null };

export type PurchaseFacts = { status: PurchaseStatus; location: { id: string; name: string }; lines: readonly PurchaseCounters[]; hasOpenDelivery: boolean };
type ActingStaff = ActingRole & { storeIds: readonly string[] | "all" };

/** What can be done with an order now, in the order in which it is usually done. Screens draw exactly this. */
export function allowedPurchaseActions(facts: PurchaseFacts, staff: ActingStaff): AllowedPurchaseAction[] {
  return fitting(facts).map((name) => ({ name, blockedBy: blocker(name, facts, staff) }));
}

export const mayAct = (actions: readonly AllowedPurchaseAction[], name: PurchaseAction): boolean => actions.some((action) => action.name === name && action.blockedBy === null);

function fitting({ status, lines, hasOpenDelivery }: PurchaseFacts): PurchaseAction[] {
  const costing = hasOpenDelivery ? (["cost"] as const) : [];
  if (status === "draft") return ["edit", ...(lines.length > 0 ? (["order"] as const) : []), "cancel"];
  if (status === "received" || status === "closed_short") return ["over", ...costing];
  if (status === "cancelled") return [];
  return [...(unitsOf(lines, toCome) > 0 ? (["receive", "reject"] as const) : []), "over", ...costing, "reschedule", "close_short", ...(status === "ordered" ? (["cancel"] as const) : [])];
}

const needs: Record<PurchaseAction, StaffPermission> = {
  edit: "purchasing.plan", order: "purchasing.plan", receive: "purchasing.receive", over: "purchasing.receive", reject: "purchasing.receive",
  reschedule: "purchasing.plan", cost: "purchasing.plan", close_short: "purchasing.plan", cancel: "purchasing.plan",
};

/** What a list offers for several at once: what needs no look at the lines. */
export const listedPurchaseActions = ["order", "close_short", "cancel"] as const satisfies readonly PurchaseAction[];
export type ListedPurchaseAction = (typeof listedPurchaseActions)[number];
type ListedFacts = Pick<PurchaseFacts, "status" | "location"> & { ordered: number };
const isListed: Record<ListedPurchaseAction, (facts: ListedFacts) => boolean> = {
  order: ({ status, ordered }) => status === "draft" && ordered > 0, close_short: ({ status }) => status === "partly_received", cancel: ({ status }) => status === "draft" || status === "ordered",
};
export const listedActionsOf = (facts: ListedFacts, staff: ActingStaff): ListedPurchaseAction[] => listedPurchaseActions.filter((name) => isListed[name](facts) && blocker(name, facts, staff) === null);

function blocker(name: PurchaseAction, { location }: Pick<PurchaseFacts, "location">, staff: ActingStaff): string | null {
  if (!mayStaff(staff, needs[name])) return "Your role does not allow this.";
  return staff.storeIds === "all" || staff.storeIds.includes(location.id) ? null : `Only ${location.name} can do this.`;
}
