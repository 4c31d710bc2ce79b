import { machine } from "@/lib/kernel/machine";

export type FulfillmentMethod = "pickup" | "curbside" | "ship" | "local_delivery" | "carry_out";
export type FulfillmentStatus =
  | "open" | "picking" | "ready" | "handed_over" | "packed" | "shipped" | "delivered"
  | "on_hold" | "awaiting_shopper" | "in_transit_to_store" | "expired" | "cancelled" | "lost";

/** A claim, a tick and a staging can be taken back for so long. */
export const secondsToUndo = 10;

export const pickupMachine = machine<FulfillmentStatus>({
  open: ["picking", "on_hold", "awaiting_shopper", "in_transit_to_store", "cancelled"],
  picking: ["open", "ready", "awaiting_shopper", "on_hold", "cancelled"],
  ready: ["picking", "handed_over", "expired", "awaiting_shopper", "cancelled"],
  awaiting_shopper: ["open", "picking", "ready", "cancelled"],
  on_hold: ["open", "cancelled"],
  in_transit_to_store: ["open", "ready", "cancelled"],
  expired: ["cancelled"],
  handed_over: [],
  cancelled: [],
  packed: [], shipped: [], delivered: [], lost: [],
});

export const shipMachine = machine<FulfillmentStatus>({
  open: ["picking", "on_hold", "awaiting_shopper", "cancelled"],
  picking: ["open", "packed", "awaiting_shopper", "on_hold", "cancelled"],
  packed: ["picking", "shipped", "cancelled"],
  shipped: ["delivered", "lost"],
  awaiting_shopper: ["open", "picking", "cancelled"],
  on_hold: ["open", "cancelled"],
  delivered: [], lost: [], cancelled: [],
  ready: [], handed_over: [], in_transit_to_store: [], expired: [],
});

/** Taken along at a till: it is over when it is placed. */
export const carryOutMachine = machine<FulfillmentStatus>({
  open: ["handed_over"],
  handed_over: [],
  picking: [], ready: [], packed: [], shipped: [], delivered: [], on_hold: [], awaiting_shopper: [], in_transit_to_store: [], expired: [], cancelled: [], lost: [],
});

export const isDelivery = (method: FulfillmentMethod): boolean => method === "ship" || method === "local_delivery";

export const machineOf = (method: FulfillmentMethod) => (isDelivery(method) ? shipMachine : method === "carry_out" ? carryOutMachine : pickupMachine);

/** May a pickup still move to another hour. */
export const isMovable = (status: FulfillmentStatus): boolean => ["open", "picking", "ready"].includes(status);

export const isFinal = (status: FulfillmentStatus): boolean => ["handed_over", "delivered", "cancelled", "lost"].includes(status);
