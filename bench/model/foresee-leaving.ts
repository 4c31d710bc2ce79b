import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { ask, giveBack } from "./foresee-money";
import { creditsAt, isOver, left, partOf, toGive, toPick, total, type LineState, type OrderState, type PartState, type StockChange } from "./order-state";

/** A copy that a step works on, and what it does to stock. */
export type Draft = { order: OrderState; stock: StockChange[] };

export function refuseUnless(isAllowed: boolean, code: RefusalCode = "illegal_move"): void {
  if (!isAllowed) throw new Refusal(code);
}

/** Missing units go first, then those not picked, then picked ones, which must be put back. Returns what they cost. */
function takeOut(draft: Draft, part: PartState, line: LineState, quantity: number, as: "cancelled" | "moved"): number {
  refuseUnless(quantity > 0);
  const missing = Math.min(quantity, line.missing);
  const open = Math.min(quantity - missing, toPick(line));
  const picked = quantity - missing - open;
  refuseUnless(picked <= line.picked - line.handedOver);
  const kept = line.prices.length - line.cancelled;
  const amountMinor = total(line.prices.slice(kept - quantity, kept), (price) => price);
  const credits = creditsAt(line, kept - quantity, quantity);
  if (as === "moved") {
    line.prices.splice(kept - quantity, quantity);
    line.credits = line.credits.map((one) => ({ ...one, amountMinor: one.amountMinor - total(credits.filter(({ partId }) => partId === one.partId), (credit) => credit.amountMinor) })).filter(({ amountMinor: rest }) => rest > 0);
  }
  line[as] += quantity;
  line.missing -= missing;
  line.picked -= picked;
  line.ready = Math.min(line.ready, line.picked);
  if (open + picked > 0) draft.stock.push({ variantId: line.variantId, locationId: part.locationId, allocated: -(open + picked), putBack: picked });
  if (picked > 0) part.putBacks.push({ variantId: line.variantId, quantity: picked });
  if (as === "cancelled") {
    giveBack(draft.order, part, amountMinor);
    for (const { partId, amountMinor: creditMinor } of credits) ask(draft.order, partOf(draft.order, partId), "refund", creditMinor);
  }
  return amountMinor;
}

/** After units went: over when nothing is left, else on where it stood once nothing is missing. */
function goOn(draft: Draft, part: PartState): void {
  if (isOver(part.status)) {
    if (total(part.lines, (line) => line.missing) === 0) part.isAsked = false;
    return;
  }
  if (total(part.lines, left) === 0) {
    const isPartGiven = part.lines.some((line) => line.handedOver > 0);
    part.status = isPartGiven ? "handed_over" : "cancelled";
    part.isAsked = false;
    if (!isPartGiven) giveBack(draft.order, part, part.chargeMinor);
    return;
  }
  if (part.status === "ready" && total(part.lines, toGive) === 0) {
    part.status = part.lines.some((line) => line.handedOver > 0) ? "handed_over" : "awaiting_shopper";
    if (part.status === "awaiting_shopper") part.isStaged = false;
    return;
  }
  const isFound = total(part.lines, (line) => line.missing) === 0;
  if (!isFound || !part.isAsked) return;
  part.isAsked = false;
  if (part.status === "awaiting_shopper") part.status = part.isStaged ? "ready" : part.claimedBy !== null || part.lines.some((line) => line.picked > 0) ? "picking" : "open";
}

export function cancelLine(draft: Draft, part: PartState, line: LineState, quantity: number): void {
  refuseUnless(part.status !== "shipped" && !(isOver(part.status) && line.missing < quantity));
  takeOut(draft, part, line, quantity, "cancelled");
  goOn(draft, part);
}

export function cancel(draft: Draft, by: "shopper" | "staff"): void {
  const { order } = draft;
  if (order.status === "cancelled") return;
  const open = order.parts.filter((part) => !isOver(part.status) && part.status !== "shipped" && part.status !== "expired");
  const ending = open.flatMap((part) => part.lines.filter((line) => left(line) > 0).map((line) => ({ part, line })));
  refuseUnless(ending.length > 0 && (by === "staff" || ending.every(({ part }) => part.status === "open" || part.status === "awaiting_shopper")));
  for (const { part, line } of ending) cancelLine(draft, part, line, left(line));
  recount(order);
}

/** An order of which nothing is left is cancelled. */
export function recount(order: OrderState): void {
  if (order.status === "placed" && order.parts.every((part) => part.status === "cancelled")) order.status = "cancelled";
}

export function complete(order: OrderState): void {
  recount(order);
  const isDone = order.parts.every((part) => isOver(part.status) && !part.isAsked) && order.parts.some((part) => part.status === "handed_over" || part.status === "delivered");
  if (order.status === "placed" && isDone) order.status = "completed";
}

export function chooseRefund(draft: Draft, part: PartState): void {
  const missing = part.lines.filter((line) => line.missing > 0);
  refuseUnless(part.isAsked && missing.length > 0);
  for (const line of missing) takeOut(draft, part, line, line.missing, "cancelled");
  goOn(draft, part);
}

/** Missing units become a part of their own at another place, paid by the same authorization. */
export function chooseElsewhere(draft: Draft, part: PartState, to: { locationId: PartState["locationId"]; method: PartState["method"] }): void {
  const missing = part.lines.filter((line) => line.missing > 0);
  refuseUnless(part.isAsked && missing.length > 0);
  const lines = missing.map((line): LineState => {
    const quantity = line.missing;
    const kept = line.prices.length - line.cancelled;
    const prices = line.prices.slice(kept - quantity, kept);
    const credits = creditsAt(line, kept - quantity, quantity);
    takeOut(draft, part, line, quantity, "moved");
    draft.stock.push({ variantId: line.variantId, locationId: to.locationId, allocated: quantity });
    return { ...line, quantity, picked: 0, ready: 0, handedOver: 0, cancelled: 0, moved: 0, missing: 0, returned: 0, prices, credits };
  });
  draft.order.parts.push({ ...part, ...to, lines, status: "open", claimedBy: null, isStaged: false, isAsked: false, chargeMinor: 0, putBacks: [], wrongCodes: 0, timesMoved: 0 });
  goOn(draft, part);
}

export function expireUncollected(draft: Draft, part: PartState): void {
  if (part.status !== "ready") return;
  const isPartGiven = part.lines.some((line) => line.handedOver > 0);
  for (const line of part.lines) if (left(line) > 0) takeOut(draft, part, line, left(line), "cancelled");
  part.isAsked = false;
  if (isPartGiven) goOn(draft, part);
  else {
    part.status = "expired";
    giveBack(draft.order, part, part.chargeMinor);
  }
}

export function putBack(draft: Draft, part: PartState, wanted: PartState["putBacks"][number]): void {
  const done = part.putBacks.find((one) => one.variantId === wanted.variantId && one.quantity === wanted.quantity);
  if (!done) return;
  part.putBacks = part.putBacks.filter((one) => one !== done);
  draft.stock.push({ variantId: done.variantId, locationId: part.locationId, putBack: -done.quantity });
  if (part.status === "expired" && part.putBacks.length === 0) part.status = "cancelled";
}

