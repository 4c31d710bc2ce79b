import { machine } from "@/lib/kernel/machine";

export type ReturnStatus = "requested" | "approved" | "received" | "inspected" | "refunded" | "exchanged" | "rejected" | "cancelled";

export const returnMachine = machine<ReturnStatus>({
  requested: ["approved", "rejected", "cancelled"],
  approved: ["received", "cancelled"],
  received: ["inspected", "rejected"],
  inspected: ["refunded", "exchanged"],
  refunded: [],
  exchanged: [],
  rejected: [],
  cancelled: [],
});

/** Nothing more comes of it. */
export const isReturnOver = (status: ReturnStatus): boolean => returnMachine.arrows[status].length === 0;

/** For the shopper, then for staff. */
export const returnWords: Record<ReturnStatus, { shopper: string; staff: string }> = {
  requested: { shopper: "We are looking at it", staff: "Waits for a yes" },
  approved: { shopper: "Bring it to any store", staff: "Expected" },
  received: { shopper: "Received, being checked", staff: "To inspect" },
  inspected: { shopper: "Accepted, refund follows", staff: "To refund" },
  refunded: { shopper: "Refunded", staff: "Refunded" },
  exchanged: { shopper: "Exchanged", staff: "Exchanged" },
  rejected: { shopper: "Not accepted", staff: "Not accepted" },
  cancelled: { shopper: "Cancelled", staff: "Cancelled" },
};

/** May it still be called off: nothing was brought yet. */
export const isCancellable = (status: ReturnStatus): boolean => returnMachine.may(status, "cancelled");

/**
 * One unit of a return. Until inspection it is the shopper's, in our keeping; `accepted` makes it our stock, `refused`
 * hands it back, `dropped` was never brought or was called off.
 */
export type UnitStatus = "expected" | "received" | "accepted" | "refused" | "dropped";

export const unitOutcomes = ["restock", "quarantine", "write_off", "refuse"] as const;
export type UnitOutcome = (typeof unitOutcomes)[number];

export const outcomeWords: Record<UnitOutcome, { label: string; done: string }> = {
  restock: { label: "Back on sale", done: "Back on sale" },
  quarantine: { label: "Set aside for a check", done: "Set aside" },
  write_off: { label: "Write off as damaged", done: "Written off" },
  refuse: { label: "Do not accept", done: "Not accepted" },
};

/** Where an accepted unit goes in the ledger. */
export const stateOfOutcome = { restock: "sellable", quarantine: "quality_check", write_off: "damaged" } as const satisfies Record<Exclude<UnitOutcome, "refuse">, string>;
