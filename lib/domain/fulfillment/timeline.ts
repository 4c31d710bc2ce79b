import { isDelivery, type FulfillmentMethod, type FulfillmentStatus } from "./fulfillment-state";

export type TimelineFacts = {
  method: FulfillmentMethod;
  status: FulfillmentStatus;
  placedAt: Date;
  claimedAt: Date | null;
  readyAt: Date | null;
  arrivedAt: Date | null;
  handedOverAt: Date | null;
  shippedAt: Date | null;
  /** When its carrier last took it out to the door. */
  outForDeliveryAt?: Date | null;
  /** When it last left with the store's own van. */
  onTheVanAt: Date | null;
  deliveredAt: Date | null;
  /** When goods that another place sends left it, and came; left out where the store had them. */
  supply?: { leftAt: Date | null; reachedAt: Date | null } | null;
};

export type TimelineStep = { key: "placed" | "sent" | "reached" | "picking" | "ready" | "arrived" | "handed_over" | "packed" | "shipped" | "out_for_delivery" | "on_the_van" | "delivered" | "stopped"; label: string; at: Date | null; state: "done" | "current" | "upcoming" | "problem" };

/** Placed → picking → ready → handed over (or → packed → shipped → delivered), each with its time as far as it has come. */
export function timeline(facts: TimelineFacts): TimelineStep[] {
  const steps = facts.method === "email" ? emailSteps(facts) : facts.method === "local_delivery" ? vanSteps(facts) : isDelivery(facts.method) ? shipSteps(facts) : facts.supply ? suppliedSteps(facts, facts.supply) : pickupSteps(facts);
  const reached = (facts.status === "ready" && facts.arrivedAt) || (facts.status === "shipped" && facts.outForDeliveryAt) ? nearOrder : facts.supply ? suppliedOrder(facts.status, facts.supply) : (furthest[facts.status] ?? 0);
  const drawn = steps.filter((step) => step.at !== null || !step.isOptional).map(({ key, label, at, order }): TimelineStep =>
    ({ key, label, at, state: order < reached || (order === reached && order === lastOrder) ? "done" : order === reached ? "current" : "upcoming" }));
  const stop = stopWords[facts.status];
  if (!stop) return drawn;
  return [...drawn.filter((step) => step.at !== null).map((step): TimelineStep => ({ ...step, state: "done" })), { key: "stopped", label: stop, at: null, state: "problem" }];
}

/** What a shopper reads about the state, in two or three words. */
export function statusWords(status: FulfillmentStatus, method: FulfillmentMethod): string {
  if (method === "email" && status === "delivered") return "Active";
  if (status === "open") return "Placed";
  if (status === "picking") return "Being picked";
  if (status === "ready") return method === "curbside" ? "Ready at the curb" : "Ready for pickup";
  return { handed_over: "Picked up", packed: "Packed", shipped: "On its way", on_the_van: "Out for delivery", attempted: "Nobody was there", delivered: "Delivered", on_hold: "On hold", awaiting_shopper: "Your choice is needed",
    in_transit_to_store: "Coming to the store", expired: "Not collected", cancelled: "Cancelled", lost: "Lost on the way" }[status];
}

/** The same for staff, who are not the ones to choose or to pick up. */
export function staffStatusWords(status: FulfillmentStatus, method: FulfillmentMethod): string {
  if (status === "open") return method === "ship" ? "To ship" : method === "local_delivery" ? "To deliver" : method === "email" ? "Being paid" : "To pick";
  if (status === "awaiting_shopper") return "Shopper choosing";
  if (status === "in_transit_to_store") return "Incoming";
  return status === "handed_over" ? "Handed over" : statusWords(status, method);
}

type Step = { key: TimelineStep["key"]; label: string; at: Date | null; order: number; isOptional?: boolean };
const lastOrder = 3;
/** At the store, or on the last way to the door. */
const nearOrder = 2.5;

const emailSteps = (facts: TimelineFacts): Step[] => [
  { key: "placed", label: "Placed", at: facts.placedAt, order: 0 },
  { key: "delivered", label: "Paid and active", at: facts.deliveredAt, order: 3 },
];

const pickupSteps = (facts: TimelineFacts): Step[] => [
  { key: "placed", label: "Placed", at: facts.placedAt, order: 0 },
  { key: "picking", label: "Picking", at: facts.claimedAt, order: 1 },
  { key: "ready", label: facts.method === "curbside" ? "Ready at the curb" : "Ready for pickup", at: facts.readyAt, order: 2 },
  { key: "arrived", label: "You arrived", at: facts.arrivedAt, order: nearOrder, isOptional: true },
  { key: "handed_over", label: "Handed over", at: facts.handedOverAt, order: 3 },
];

const suppliedSteps = (facts: TimelineFacts, { leftAt, reachedAt }: NonNullable<TimelineFacts["supply"]>): Step[] => [
  { key: "placed", label: "Placed", at: facts.placedAt, order: 0 },
  { key: "sent", label: "Sent to the store", at: leftAt, order: 0.5 },
  { key: "reached", label: "At the store", at: reachedAt, order: 1 },
  ...pickupSteps(facts).filter(({ order }) => order >= 2),
];

/** Being staged is being at the store. */
function suppliedOrder(status: FulfillmentStatus, { leftAt, reachedAt }: NonNullable<TimelineFacts["supply"]>): number {
  const order = furthest[status] ?? 0;
  return order >= 2 ? order : reachedAt ? 1 : leftAt ? 0.5 : 0;
}

const shipSteps = (facts: TimelineFacts): Step[] => [
  { key: "placed", label: "Placed", at: facts.placedAt, order: 0 },
  { key: "packed", label: "Picked and packed", at: facts.claimedAt, order: 1 },
  { key: "shipped", label: "Shipped", at: facts.shippedAt, order: 2 },
  { key: "out_for_delivery", label: "Out for delivery", at: facts.outForDeliveryAt ?? null, order: nearOrder, isOptional: true },
  { key: "delivered", label: "Delivered", at: facts.deliveredAt, order: 3 },
];

const vanSteps = (facts: TimelineFacts): Step[] => [
  { key: "placed", label: "Placed", at: facts.placedAt, order: 0 },
  { key: "packed", label: "Picked and packed", at: facts.claimedAt, order: 1 },
  { key: "on_the_van", label: "Out for delivery", at: facts.onTheVanAt, order: 2 },
  { key: "delivered", label: "Delivered", at: facts.deliveredAt, order: 3 },
];

const furthest: Partial<Record<FulfillmentStatus, number>> = { open: 0, on_hold: 0, picking: 1, packed: 1, ready: 2, shipped: 2, on_the_van: 2, handed_over: 3, delivered: 3 };
const stopWords: Partial<Record<FulfillmentStatus, string>> = { awaiting_shopper: "Your choice is needed", attempted: "Nobody was there", cancelled: "Cancelled", expired: "Not collected in time", lost: "Lost on the way" };
