import { machine } from "@/lib/kernel/machine";

export type FulfillmentMethod = "pickup" | "curbside" | "ship" | "local_delivery" | "carry_out" | "email";
export type FulfillmentStatus =
  | "open" | "picking" | "ready" | "handed_over" | "packed" | "shipped" | "delivered"
  | "on_hold" | "awaiting_shopper" | "in_transit_to_store" | "on_the_van" | "attempted" | "expired" | "cancelled" | "lost";

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
  packed: [], shipped: [], delivered: [], lost: [], on_the_van: [], attempted: [],
});

export const shipMachine = machine<FulfillmentStatus>({
  open: ["picking", "on_hold", "awaiting_shopper", "cancelled"],
  picking: ["open", "packed", "awaiting_shopper", "on_hold", "cancelled"],
  packed: ["picking", "shipped", "cancelled"],
  shipped: ["delivered", "lost"],
  awaiting_shopper: ["open", "picking", "cancelled"],
  on_hold: ["open", "cancelled"],
  delivered: [], lost: [], cancelled: [],
  ready: [], handed_over: [], in_transit_to_store: [], on_the_van: [], attempted: [], expired: [],
});

/** Our own van is a part of the store: nothing has left the books before it is at the door. */
export const vanMachine = machine<FulfillmentStatus>({
  open: ["picking", "on_hold", "awaiting_shopper", "cancelled"],
  picking: ["open", "packed", "awaiting_shopper", "on_hold", "cancelled"],
  packed: ["picking", "on_the_van", "awaiting_shopper", "cancelled"],
  on_the_van: ["packed", "delivered", "attempted"],
  attempted: ["packed", "cancelled"],
  awaiting_shopper: ["open", "picking", "packed", "cancelled"],
  on_hold: ["open", "cancelled"],
  delivered: [], cancelled: [],
  ready: [], handed_over: [], shipped: [], lost: [], in_transit_to_store: [], expired: [],
});

/** Taken along at a till: it is over when it is placed. */
export const carryOutMachine = machine<FulfillmentStatus>({
  open: ["handed_over"],
  handed_over: [],
  picking: [], ready: [], packed: [], shipped: [], delivered: [], on_hold: [], awaiting_shopper: [], in_transit_to_store: [], on_the_van: [], attempted: [], expired: [], cancelled: [], lost: [],
});

/** Gift cards: nobody picks them, and it is over when they are paid and exist. */
export const emailMachine = machine<FulfillmentStatus>({
  open: ["delivered", "cancelled"],
  delivered: [], cancelled: [],
  picking: [], ready: [], handed_over: [], packed: [], shipped: [], on_hold: [], awaiting_shopper: [], in_transit_to_store: [], on_the_van: [], attempted: [], expired: [], lost: [],
});

export const isDelivery = (method: FulfillmentMethod): boolean => method === "ship" || method === "local_delivery";

const machines = { pickup: pickupMachine, curbside: pickupMachine, ship: shipMachine, local_delivery: vanMachine, carry_out: carryOutMachine, email: emailMachine } satisfies Record<FulfillmentMethod, typeof pickupMachine>;

export const machineOf = (method: FulfillmentMethod) => machines[method];

/** May a pickup still move to another hour, a local delivery to another window. */
export const isMovable = (method: FulfillmentMethod, status: FulfillmentStatus): boolean => method !== "ship" && method !== "carry_out" && method !== "email" && ["open", "picking", "ready", "packed", "attempted"].includes(status);

export const isFinal = (status: FulfillmentStatus): boolean => ["handed_over", "delivered", "cancelled", "lost"].includes(status);
