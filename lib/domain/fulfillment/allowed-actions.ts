import { mayStaff, type ActingRole, type StaffPermission } from "@/lib/domain/identity/permission";
import { isFinal, isMovable, machineOf, type FulfillmentMethod, type FulfillmentStatus } from "./fulfillment-state";
import { leftToHandOver, leftToPick, sumOf, wanted, type LineCounters } from "./line-progress";

export const fulfillmentActions = [
  "claim", "take_over", "release", "pick", "report_missing", "reject", "request_transfer", "take_in", "hold", "release_hold", "stage", "pack", "put_on_van", "deliver_at_door", "miss_at_door", "bring_back", "give_up", "ship", "take_to_door", "deliver", "lose", "hand_over", "take_off_shelf", "resend_ready", "reschedule", "cancel_line", "prioritize", "print_slip", "print_label",
] as const;
export type FulfillmentAction = (typeof fulfillmentActions)[number];

/** An action that fits the state; `blockedBy` says in words why this person may not do it now. */
export type AllowedAction = { name: FulfillmentAction; blockedBy: string | null };

export type FulfillmentFacts = {
  method: FulfillmentMethod;
  status: FulfillmentStatus;
  locationId: string;
  storeName: string;
  claimedBy: { id: string; name: string } | null;
  /** Its goods are on the road to the store. */
  hasLeftSource?: boolean;
  /** Its carrier is on the way to the door. */
  isOut?: boolean;
  lines: readonly LineCounters[];
};

export type ActingStaff = ActingRole & { staffId: string; storeIds: readonly string[] | "all" };

/** What can be done with a fulfillment now, in the order in which it is usually done. Screens draw exactly this. */
export function allowedActions(facts: FulfillmentFacts, staff: ActingStaff): AllowedAction[] {
  return fitting(facts, staff).map((name) => ({ name, blockedBy: blocker(name, facts, staff) }));
}

export const mayDo = (actions: readonly AllowedAction[], name: FulfillmentAction): boolean => actions.some((action) => action.name === name && action.blockedBy === null);

function fitting({ status, method, claimedBy, hasLeftSource = false, isOut = false, lines }: FulfillmentFacts, staff: ActingStaff): FulfillmentAction[] {
  const isPickup = method === "pickup" || method === "curbside";
  const isMine = claimedBy?.id === staff.staffId;
  const toPick = sumOf(lines, leftToPick);
  const inHand = sumOf(lines, (line) => line.picked - line.handedOver);
  const actions: FulfillmentAction[] = [];
  if (method === "email") return status === "open" ? ["cancel_line"] : [];
  if (status === "open" || status === "picking" || status === "awaiting_shopper") {
    if (!claimedBy && (toPick > 0 || (inHand > 0 && status !== "awaiting_shopper"))) actions.push("claim");
    else if (claimedBy && !isMine) actions.push("take_over");
    if (isMine && toPick > 0) actions.push("pick", "report_missing");
    if (isMine && toPick === 0 && inHand > 0 && isPickup) actions.push("stage");
    if (isMine && toPick === 0 && inHand > 0 && !isPickup && status === "picking") actions.push("pack");
    if (isMine) actions.push("release");
    if ((!claimedBy || isMine) && sumOf(lines, (line) => wanted(line) - line.handedOver) > 0) actions.push("reject", ...(isPickup ? (["request_transfer"] as const) : []));
  }
  if (status === "in_transit_to_store" && hasLeftSource) actions.push("take_in");
  if (machineOf(method).may(status, "on_hold")) actions.push("hold");
  if (status === "on_hold") actions.push("release_hold");
  if (status === "ready" && sumOf(lines, leftToHandOver) > 0) actions.push("hand_over", "resend_ready");
  if (status === "ready" && sumOf(lines, (line) => line.handedOver) === 0) actions.push("take_off_shelf");
  if (status === "packed") actions.push(method === "local_delivery" ? "put_on_van" : "ship");
  if (status === "on_the_van") actions.push("deliver_at_door", "miss_at_door", "bring_back");
  if (status === "attempted") actions.push("give_up");
  if (status === "shipped") actions.push(...(isOut ? [] : (["take_to_door"] as const)), "deliver", "lose");
  if (isMovable(method, status)) actions.push("reschedule");
  if (!isFinal(status) && status !== "shipped" && status !== "on_the_van" && status !== "expired" && sumOf(lines, (line) => wanted(line) + line.missing - line.handedOver) > 0) actions.push("cancel_line");
  if (status === "open" || status === "picking") actions.push("prioritize");
  actions.push("print_slip");
  if (inHand > 0) actions.push("print_label");
  return actions;
}

function blocker(name: FulfillmentAction, facts: FulfillmentFacts, staff: ActingStaff): string | null {
  if (!mayStaff(staff, permissionFor[name] ?? "fulfillment.work")) return "Your role does not allow this.";
  if (name !== "print_slip" && staff.storeIds !== "all" && !staff.storeIds.includes(facts.locationId)) return `This order belongs to ${facts.storeName}.`;
  return null;
}

const permissionFor: Partial<Record<FulfillmentAction, StaffPermission>> = {
  take_in: "transfers.work", take_to_door: "fulfillment.manage", deliver: "fulfillment.manage", lose: "fulfillment.manage", hold: "fulfillment.manage", release_hold: "fulfillment.manage", prioritize: "fulfillment.manage", give_up: "orders.service", resend_ready: "orders.service", reschedule: "orders.service", cancel_line: "orders.service", print_slip: "fulfillment.view", print_label: "fulfillment.view",
};
