import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { isReturnAction, type OrderAction } from "./order-action";
import { isOver, isPickup, partOf, toGive, total, toPick, type LineState, type OrderState, type PartState, type StockChange } from "./order-state";
import { cancel, cancelLine, chooseElsewhere, chooseRefund, complete, expireUncollected, putBack, recount, refuseUnless, type Draft } from "./foresee-leaving";
import { exchange, newLine } from "./foresee-exchange";
import { ask, settleAll } from "./foresee-money";
import { stepReturn } from "./foresee-returns";

/** How an action ends: refused, or the order and the stock after it. */
export type Foreseen = { refusal: RefusalCode } | { refusal: null; order: OrderState; stock: StockChange[] };

/** The simple model: what an action must do to an order that nobody else touches meanwhile. */
export function foresee(order: OrderState, action: OrderAction): Foreseen {
  const draft: Draft = { order: structuredClone(order), stock: [] };
  try {
    step(draft, action);
    return { refusal: null, ...draft };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.code };
    throw error;
  }
}

function step(draft: Draft, action: OrderAction): void {
  const { order } = draft;
  if (action.kind === "cancel") return cancel(draft, action.by);
  if (action.kind === "settle") return settleAll(order);
  if (isReturnAction(action)) return stepReturn(draft, action);
  if (action.kind === "exchange") return exchange(draft, action);
  if (action.kind === "complete") return complete(order);
  const part = partOf(order, action.partId);
  switch (action.kind) {
    case "claim": return claim(part, action.staffId);
    case "release": return release(part, action.staffId);
    case "pick": return pick(part, action.staffId, action.variantId);
    case "miss": return miss(draft, part, action);
    case "count_miss": return lose(draft, part, lineOf(part, (line) => line.variantId === action.variantId), action.quantity);
    case "stage": return stage(part, action.staffId);
    case "pack": return pack(part, action.staffId);
    case "hand_over": return handOver(draft, part, action.lines);
    case "wrong_code": return part.status === "handed_over" ? undefined : refuseUnless(part.status === "ready" && total(part.lines, toGive) > 0, part.status === "ready" ? "illegal_move" : "not_ready");
    case "ship": return ship(draft, part);
    case "deliver": return (refuseUnless(part.status === "shipped" || part.status === "delivered"), void (part.status = "delivered"));
    case "cancel_line": return (cancelLine(draft, part, lineOf(part, (line) => line.orderLineId === action.orderLineId), action.quantity), recount(order));
    case "edit": return edit(draft, part, action);
    case "choose_refund": return (chooseRefund(draft, part), recount(order));
    case "expire_choice": return part.isAsked && total(part.lines, (line) => line.missing) > 0 ? (chooseRefund(draft, part), recount(order)) : undefined;
    case "choose_elsewhere": return chooseElsewhere(draft, part, action.to);
    case "expire_uncollected": return expireUncollected(draft, part);
    case "put_back": return putBack(draft, part, action);
    case "move_time": return refuseUnless(isPickup(part) && (part.status === "open" || part.status === "picking" || part.status === "ready"));
    case "change_person": return refuseUnless(isPickup(part) && !isOver(part.status) && part.status !== "expired");
  }
}

function refuseOthers(part: PartState, staffId: string): void {
  refuseUnless(part.claimedBy === null || part.claimedBy === staffId, "claimed_by_other");
}

const isBeingPicked = ({ status }: PartState): boolean => status === "picking" || status === "awaiting_shopper";

function lineOf(part: PartState, isIt: (line: LineState) => boolean): LineState {
  const line = part.lines.find(isIt);
  if (!line) throw new Refusal("not_found");
  return line;
}

function claim(part: PartState, staffId: PartState["claimedBy"] & string): void {
  refuseOthers(part, staffId);
  if (part.claimedBy === staffId) return;
  refuseUnless(isBeingPicked(part) || (part.status === "open" && total(part.lines, toPick) > 0));
  part.claimedBy = staffId;
  if (part.status === "open") part.status = "picking";
}

function release(part: PartState, staffId: string): void {
  refuseOthers(part, staffId);
  if (part.claimedBy === null) return;
  refuseUnless(isBeingPicked(part));
  part.claimedBy = null;
  if (part.status === "picking" && total(part.lines, (line) => line.picked) === 0) part.status = "open";
}

function pick(part: PartState, staffId: PartState["claimedBy"] & string, variantId: string): void {
  refuseOthers(part, staffId);
  if (part.claimedBy === null) claim(part, staffId);
  refuseUnless(isBeingPicked(part));
  const line = part.lines.find((one) => one.variantId === variantId);
  if (!line) throw new Refusal("wrong_item");
  refuseUnless(toPick(line) > 0, "already_picked");
  line.picked += 1;
}

function miss(draft: Draft, part: PartState, { staffId, lineId, quantity }: { staffId: string; lineId: string; quantity: number }): void {
  refuseOthers(part, staffId);
  refuseUnless(part.status === "open" || isBeingPicked(part));
  const line = lineOf(part, (one) => one.id === lineId);
  refuseUnless(quantity <= toPick(line));
  lose(draft, part, line, quantity);
  draft.stock.push({ variantId: line.variantId, locationId: part.locationId, qualityCheck: quantity, isSought: true });
}

/** Units are not there: the promise ends and the shopper is asked. */
function lose(draft: Draft, part: PartState, line: LineState, quantity: number): void {
  line.missing += quantity;
  part.status = "awaiting_shopper";
  part.isAsked = true;
  draft.stock.push({ variantId: line.variantId, locationId: part.locationId, allocated: -quantity });
}

function stage(part: PartState, staffId: string): void {
  if (part.status === "ready") return;
  refuseOthers(part, staffId);
  refuseUnless(isPickup(part) && isBeingPicked(part) && total(part.lines, toPick) === 0 && total(part.lines, (line) => line.picked - line.handedOver) > 0);
  for (const line of part.lines) line.ready = line.picked;
  part.status = "ready";
  part.isStaged = true;
}

function pack(part: PartState, staffId: string): void {
  if (part.status === "packed") return;
  refuseOthers(part, staffId);
  refuseUnless(!isPickup(part) && part.status === "picking" && total(part.lines, toPick) === 0 && total(part.lines, (line) => line.picked) > 0);
  for (const line of part.lines) line.ready = line.picked;
  part.status = "packed";
}

/** The shopper confirmed a change of a part that nobody has begun to pick: what is added is paid anew, then units leave. */
function edit(draft: Draft, part: PartState, { added, removed }: Extract<OrderAction, { kind: "edit" }>): void {
  refuseUnless(part.status === "open" && part.lines.every((line) => line.picked === 0));
  refuseUnless(added !== null || removed !== null, "invalid");
  if (added) {
    part.lines.push(newLine(added));
    draft.stock.push({ variantId: added.variantId, locationId: part.locationId, allocated: added.quantity });
    draft.order.payments.push({ partId: part.paidBy, round: draft.order.payments.length + 1, amountMinor: added.totalMinor, capturedMinor: 0, voidedMinor: 0, refundedMinor: 0, pending: [] });
  }
  if (removed) cancelLine(draft, part, lineOf(part, (line) => line.orderLineId === removed.orderLineId), removed.quantity);
  recount(draft.order);
}

/** Units leave with their money; delivery is paid with the first of them. */
function give(draft: Draft, part: PartState, given: { line: LineState; quantity: number }[]): void {
  let amountMinor = part.lines.every((line) => line.handedOver === 0) ? part.chargeMinor : 0;
  for (const { line, quantity } of given) {
    amountMinor += total(line.prices.slice(line.handedOver, line.handedOver + quantity), (price) => price);
    line.handedOver += quantity;
    draft.stock.push({ variantId: line.variantId, locationId: part.locationId, onHand: -quantity, allocated: -quantity });
  }
  ask(draft.order, part, "capture", amountMinor);
}

function handOver(draft: Draft, part: PartState, lines: { lineId: string; quantity: number }[] | null): void {
  if (part.status === "handed_over") return;
  refuseUnless(part.status === "ready", "not_ready");
  const given = part.lines.map((line) => ({ line, quantity: lines ? total(lines.filter((one) => one.lineId === line.id), (one) => one.quantity) : toGive(line) })).filter(({ quantity }) => quantity > 0);
  refuseUnless(given.length > 0 && given.every(({ line, quantity }) => quantity <= toGive(line)));
  const isAll = total(part.lines, toGive) === total(given, (one) => one.quantity);
  give(draft, part, given);
  if (isAll) part.status = "handed_over";
}

function ship(draft: Draft, part: PartState): void {
  if (part.status === "shipped") return;
  refuseUnless(part.status === "packed");
  give(draft, part, part.lines.map((line) => ({ line, quantity: toGive(line) })).filter(({ quantity }) => quantity > 0));
  part.status = "shipped";
}

