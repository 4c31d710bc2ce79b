export const unsellableStates = ["damaged", "quality_check", "display", "put_back"] as const;
export type UnsellableState = (typeof unsellableStates)[number];

export type MovementKind = "received" | "allocated" | "released" | "picked" | "handed_over" | "shipped" | "returned" | "adjusted" | "moved_state" | "transferred";

/** Effect of one unit on (on hand, allocated); `signed` kinds carry their own sign. */
export const movementEffect: Record<MovementKind, { onHand: -1 | 0 | 1 | "signed"; allocated: -1 | 0 | 1 }> = {
  received: { onHand: 1, allocated: 0 },
  allocated: { onHand: 0, allocated: 1 },
  released: { onHand: 0, allocated: -1 },
  picked: { onHand: 0, allocated: 0 },
  handed_over: { onHand: -1, allocated: -1 },
  shipped: { onHand: -1, allocated: -1 },
  returned: { onHand: 1, allocated: 0 },
  adjusted: { onHand: "signed", allocated: 0 },
  moved_state: { onHand: 0, allocated: 0 },
  transferred: { onHand: "signed", allocated: 0 },
};

export const adjustmentReasons = ["count", "damage", "theft", "return", "transfer", "correction", "found", "received"] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];
