import { refundOf, type PartRefund } from "@/lib/domain/returns/return-money";
import { returnPolicy } from "@/lib/domain/returns/return-policy";
import { asId, type ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseUnless, type Draft } from "./foresee-leaving";
import { ask } from "./foresee-money";
import type { ReturnAction } from "./order-action";
import { creditsAt, partOf, total, type LineState, type OrderState, type PartState, type ReturnState } from "./order-state";

/** What the model says about goods that come back. */
export function stepReturn(draft: Draft, action: ReturnAction): void {
  const { order } = draft;
  if (action.kind === "return_request") return request(order, action);
  const found = order.returns.find((one) => one.id === action.returnId);
  if (!found) throw new Refusal("not_found");
  switch (action.kind) {
    case "return_approve": return found.status === "approved" ? undefined : move(found, ["requested"], "approved");
    case "return_reject": return (move(found, ["requested"], "rejected"), drop(found));
    case "return_cancel": return found.status === "cancelled" ? undefined : (move(found, ["requested", "approved"], "cancelled"), drop(found));
    case "return_receive": return receive(found, action);
    case "return_inspect": return inspect(draft, found, action);
    case "return_refund": return refund(order, found);
    case "return_finish": return finish(found);
  }
}

function move(found: ReturnState, from: readonly ReturnState["status"][], to: ReturnState["status"]): void {
  refuseUnless(from.includes(found.status));
  found.status = to;
}

function drop(found: ReturnState): void {
  for (const unit of found.units) if (unit.status === "expected") unit.status = "dropped";
}

/** The last units that were given and are in no other return. */
export function request(order: OrderState, { lines, by }: Extract<ReturnAction, { kind: "return_request" }>): void {
  const units = lines.flatMap(({ lineId, quantity, reason }) => {
    const part = order.parts.find((one) => one.lines.some((line) => line.id === lineId));
    const line = part?.lines.find((one) => one.id === lineId);
    if (!part || !line || line.quantity === line.moved) throw new Refusal("not_found");
    const taken = new Set(order.returns.flatMap((one) => one.units).filter((unit) => unit.lineId === lineId && unit.status !== "refused" && unit.status !== "dropped").map((unit) => unit.position));
    const free = Array.from({ length: line.handedOver }, (_, i) => line.handedOver - 1 - i).filter((position) => !taken.has(position));
    refuseUnless(isGiven(part) && quantity <= free.length, "not_returnable");
    return free.slice(0, quantity).map((position) => ({ id: asId<ReturnState["units"][number]["id"]>(""), returnLineId: asId<ReturnState["units"][number]["returnLineId"]>(""), lineId, partId: part.id, variantId: line.variantId, position, amountMinor: unitCost(line, position), status: "expected" as const, outcome: null, reason }));
  });
  const isApproved = by === "staff" || total(units, (unit) => unit.amountMinor) <= returnPolicy.reviewAboveMinor;
  order.returns.push({ id: asId<ReturnId>(""), status: isApproved ? "approved" : "requested", locationId: null, asked: [], units: units.toSorted((a, b) => (a.lineId === b.lineId ? a.position - b.position : a.lineId < b.lineId ? -1 : 1)) });
}

const isGiven = (part: PartState): boolean => (part.method === "ship" ? part.status === "delivered" : part.lines.some((line) => line.handedOver > 0));

function receive(found: ReturnState, { locationId, lines }: Extract<ReturnAction, { kind: "return_receive" }>): void {
  const isSame = found.units.every((unit) => found.units.filter((one) => one.returnLineId === unit.returnLineId && one.status === "received").length === total(lines.filter((one) => one.lineId === unit.returnLineId), (one) => one.quantity));
  if (found.status === "received" && found.locationId === locationId && isSame) return;
  refuseUnless(found.status === "approved");
  for (const { lineId, quantity } of lines) {
    const own = found.units.filter((unit) => unit.returnLineId === lineId && unit.status === "expected");
    refuseUnless(quantity <= own.length);
    for (const unit of own.slice(0, quantity)) unit.status = "received";
  }
  refuseUnless(found.units.some((unit) => unit.status === "received"));
  drop(found);
  Object.assign(found, { status: "received", locationId });
}

/** An accepted unit is stock of the store that received it; a refused one stays the shopper's. */
export function inspect(draft: Draft, found: ReturnState, { units }: Extract<ReturnAction, { kind: "return_inspect" }>): void {
  const { locationId } = found;
  const decided = units.flatMap(({ unitId, outcome }) => found.units.filter((unit) => unit.id === unitId && unit.outcome !== outcome).map((unit) => ({ unit, outcome })));
  if (decided.length === 0 && (found.status === "received" || found.status === "inspected" || found.status === "rejected")) return;
  refuseUnless(found.status === "received" && decided.every(({ unit }) => unit.status === "received"));
  for (const { unit, outcome } of decided) {
    if (locationId === null) continue;
    Object.assign(unit, { status: outcome === "refuse" ? "refused" : "accepted", outcome });
    if (outcome === "refuse") continue;
    const line = partOf(draft.order, unit.partId).lines.find((one) => one.id === unit.lineId);
    if (line) line.returned += 1;
    draft.stock.push({ variantId: unit.variantId, locationId, onHand: 1, qualityCheck: outcome === "quarantine" ? 1 : 0, damaged: outcome === "write_off" ? 1 : 0 });
  }
  if (found.units.some((unit) => unit.status === "received")) return;
  found.status = found.units.some((unit) => unit.status === "accepted") ? "inspected" : "rejected";
}

function refund(order: OrderState, found: ReturnState): void {
  if (found.status === "refunded" || found.status === "exchanged") return;
  refuseUnless(found.status === "inspected");
  if (found.asked.length > 0) return;
  for (const { fulfillmentId, goodsMinor, deliveryMinor } of worthOf(order, found)) {
    if (goodsMinor + deliveryMinor === 0) continue;
    ask(order, partOf(order, fulfillmentId), "refund", goodsMinor + deliveryMinor);
    found.asked.push({ partId: fulfillmentId, amountMinor: goodsMinor + deliveryMinor, deliveryMinor, isDone: false });
  }
  if (found.asked.length === 0) found.status = "refunded";
}

/** What the accepted units of a return are worth, by whose money it is, oldest part first. */
export function worthOf(order: OrderState, found: ReturnState): PartRefund[] {
  const others = order.returns.filter((one) => one !== found);
  const accepted = found.units.filter((unit) => unit.status === "accepted");
  const parts = order.parts.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((part) => ({
    fulfillmentId: part.id, chargeMinor: others.some((one) => one.asked.some((asked) => asked.partId === part.id && asked.deliveryMinor > 0)) ? 0 : part.chargeMinor,
    kept: total(part.lines, (line) => line.handedOver) - others.flatMap((one) => one.units).filter((unit) => unit.partId === part.id && unit.status === "accepted").length,
  }));
  return refundOf(accepted.map((unit) => ({ fulfillmentId: unit.partId, amountMinor: unit.amountMinor, reason: unit.reason, paidBy: paidByOf(order, unit) })), parts);
}

function paidByOf(order: OrderState, unit: ReturnState["units"][number]) {
  const line = partOf(order, unit.partId).lines.find((one) => one.id === unit.lineId);
  return line ? creditsAt(line, unit.position, 1).map(({ partId, amountMinor }) => ({ fulfillmentId: partId, amountMinor })) : [];
}

/** In money and in goods. */
const unitCost = (line: LineState, position: number): number => (line.prices[position] ?? 0) + total(creditsAt(line, position, 1), ({ amountMinor }) => amountMinor);

function finish(found: ReturnState): void {
  if (found.status === "inspected" && found.asked.length > 0 && found.asked.every((one) => one.isDone)) found.status = "refunded";
}
