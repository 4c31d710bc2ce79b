import { machine } from "@/lib/kernel/machine";

export type TransferStatus = "draft" | "sent" | "partially_received" | "received" | "closed" | "cancelled";

/** Received: nothing is on the way any more. Only what nobody has received from can still be called back. */
export const transferMachine = machine<TransferStatus>({
  draft: ["sent", "cancelled"],
  sent: ["partially_received", "received", "cancelled"],
  partially_received: ["received"],
  received: ["closed"],
  closed: [],
  cancelled: [],
});

export const transferStates = ["draft", "sent", "partially_received", "received", "closed", "cancelled"] as const satisfies readonly TransferStatus[];

export const transferStateLabel: Record<TransferStatus, string> = {
  draft: "Draft", sent: "On the way", partially_received: "Partly received", received: "Received", closed: "Closed", cancelled: "Cancelled",
};

/** More arrived than was sent, less, or something that was never sent. */
export const discrepancyKinds = ["over", "under", "mis_shipped"] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];

/**
 * What became of the units. Too many or the wrong ones are taken from the books of the source, or, where those have none
 * free, found; missing ones are lost, or never left and are put back.
 */
export type DiscrepancyOutcome = "taken_from_source" | "found" | "lost" | "put_back";

export const discrepancyLabel: Record<DiscrepancyKind, string> = { over: "Over", under: "Under", mis_shipped: "Mis-shipped" };
export const outcomeLabel: Record<DiscrepancyOutcome, string> = {
  taken_from_source: "taken from the books of the source", found: "not in the books of the source", lost: "written off", put_back: "put back at the source",
};
