import { machine } from "@/lib/kernel/machine";

export type PurchaseStatus = "draft" | "ordered" | "partly_received" | "received" | "closed_short" | "cancelled";

/** Only what nobody has received from can be cancelled; of what has begun to arrive, the rest is closed short. */
export const purchaseMachine = machine<PurchaseStatus>({
  draft: ["ordered", "cancelled"],
  ordered: ["partly_received", "received", "closed_short", "cancelled"],
  partly_received: ["received", "closed_short"],
  received: [],
  closed_short: [],
  cancelled: [],
});

export const purchaseStates = ["draft", "ordered", "partly_received", "received", "closed_short", "cancelled"] as const satisfies readonly PurchaseStatus[];

export const purchaseStateLabel: Record<PurchaseStatus, string> = {
  draft: "Draft", ordered: "Ordered", partly_received: "Partly received", received: "Received", closed_short: "Closed short", cancelled: "Cancelled",
};

/** Why units that arrived were refused. */
export const rejectReasons = ["damaged", "wrong_item", "poor_quality", "not_ordered"] as const;
export type RejectReason = (typeof rejectReasons)[number];

export const rejectLabel: Record<RejectReason, string> = { damaged: "Damaged", wrong_item: "Wrong item in the box", poor_quality: "Poor quality", not_ordered: "More than we take" };

/** More arrived than was ordered and was kept, less arrived, or it arrived and was refused. */
export type DiscrepancyKind = "over" | "under" | "rejected";
export const discrepancyLabel: Record<DiscrepancyKind, string> = { over: "Over", under: "Under", rejected: "Rejected" };
