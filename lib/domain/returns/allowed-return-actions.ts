import type { ActingStaff } from "@/lib/domain/fulfillment/allowed-actions";
import { mayStaff, type StaffPermission } from "@/lib/domain/identity/permission";
import type { ReturnStatus } from "./return-state";

export type ReturnAction = "approve" | "reject" | "receive" | "inspect" | "refund" | "exchange" | "cancel";
/** An action that fits the state; `blockedBy` says in words why this person may not do it now. */
export type AllowedReturnAction = { name: ReturnAction; blockedBy: string | null };
export type ReturnFacts = { status: ReturnStatus; locationId: string | null; storeName: string | null; /** Of the last attempt; null before one. */ refund: "pending" | "failed" | "done" | null };

const permissionFor: Record<ReturnAction, StaffPermission> = {
  approve: "returns.approve", reject: "returns.approve", receive: "returns.work", inspect: "returns.work", refund: "returns.refund", exchange: "returns.work", cancel: "returns.work",
};

/** What can be done with a return now, in the order in which it is usually done. Screens draw exactly this. */
export function allowedReturnActions(facts: ReturnFacts, staff: ActingStaff): AllowedReturnAction[] {
  return fitting(facts).map((name) => ({ name, blockedBy: blocker(name, facts, staff) }));
}

function fitting({ status, refund }: ReturnFacts): ReturnAction[] {
  switch (status) {
    case "requested": return ["approve", "reject", "cancel"];
    case "approved": return ["receive", "cancel"];
    case "received": return ["inspect"];
    case "inspected": return refund === null ? ["refund", "exchange"] : refund === "failed" ? ["refund"] : [];
    case "exchanged": return refund === "failed" ? ["refund"] : [];
    default: return [];
  }
}

function blocker(name: ReturnAction, { locationId, storeName }: ReturnFacts, staff: ActingStaff): string | null {
  if (!mayStaff(staff, permissionFor[name])) return "Your role does not allow this.";
  return locationId === null || staff.storeIds === "all" || staff.storeIds.includes(locationId) ? null : `${storeName} received this.`;
}
