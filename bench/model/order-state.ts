import type { FulfillmentMethod, FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import type { ReturnReason } from "@/lib/domain/returns/return-policy";
import type { ReturnStatus, UnitOutcome, UnitStatus } from "@/lib/domain/returns/return-state";
import type { FulfillmentId, FulfillmentLineId, LocationId, OrderId, OrderLineId, ReturnId, ReturnLineId, ReturnUnitId, StaffId, VariantId } from "@/lib/kernel/ids";

/** What the model believes about one order: plain data, so that a step can be tried on a copy. */
export type OrderState = { id: OrderId; status: "placed" | "completed" | "cancelled"; parts: PartState[]; payments: PaymentState[]; returns: ReturnState[] };

export type PartState = {
  id: FulfillmentId; locationId: LocationId; method: FulfillmentMethod; status: FulfillmentStatus; claimedBy: StaffId | null; isStaged: boolean;
  /** The shopper is asked what to do about missing units. */
  isAsked: boolean;
  /** Delivery and its tax. */
  chargeMinor: number;
  /** The part whose authorization pays. */
  paidBy: FulfillmentId; code: string; wrongCodes: number; timesMoved: number;
  /** Units waiting to be put back on their shelf: one task each. */
  putBacks: { variantId: VariantId; quantity: number }[];
  lines: LineState[];
};

export type LineState = {
  id: FulfillmentLineId; orderLineId: OrderLineId; variantId: VariantId; quantity: number; picked: number; ready: number; handedOver: number; cancelled: number; moved: number; missing: number; returned: number;
  /** Before tax. */
  unitMinor: number;
  /** What each unit costs in money that has not moved elsewhere: given away from the front, cancelled from the back. */
  prices: number[];
  /** What goods that came back paid of the line beside that, by whose money it is. */
  credits: { partId: FulfillmentId; amountMinor: number }[];
};

/** `round`: 0 when the part was made; each confirmed change that costs more pays in one of its own. */
export type PaymentState = { partId: FulfillmentId; round: number; amountMinor: number; capturedMinor: number; voidedMinor: number; refundedMinor: number; pending: { kind: "capture" | "void" | "refund"; amountMinor: number }[] };

export type ReturnState = {
  id: ReturnId; status: ReturnStatus; locationId: LocationId | null;
  /** In the order of their lines and of their places in the line. */
  units: ReturnUnitState[];
  /** What was asked back of each part's payment. */
  asked: { partId: FulfillmentId; amountMinor: number; deliveryMinor: number; isDone: boolean }[];
};
export type ReturnUnitState = { id: ReturnUnitId; returnLineId: ReturnLineId; lineId: FulfillmentLineId; partId: FulfillmentId; variantId: VariantId; position: number; amountMinor: number; status: UnitStatus; outcome: UnitOutcome | null; reason: ReturnReason };

export type StockChange = { variantId: VariantId; locationId: LocationId; onHand?: number; allocated?: number; qualityCheck?: number; damaged?: number; putBack?: number; incoming?: number; /** Not found by a picker: a count decides. */ isSought?: boolean };

export const wanted = (line: LineState): number => line.quantity - line.cancelled - line.moved - line.missing;
export const toPick = (line: LineState): number => wanted(line) - line.picked;
export const toGive = (line: LineState): number => line.ready - line.handedOver;
export const left = (line: LineState): number => line.quantity - line.cancelled - line.moved - line.handedOver;
export const total = <T>(items: readonly T[], count: (item: T) => number): number => items.reduce((sum, item) => sum + count(item), 0);

export const isOver = (status: FulfillmentStatus): boolean => status === "handed_over" || status === "delivered" || status === "cancelled" || status === "lost";
export const isPickup = ({ method }: PartState): boolean => method === "pickup" || method === "curbside";

/** A sum of money over units, the odd cents on the first ones. */
export function pricesOf(totalMinor: number, units: number): number[] {
  const each = Math.floor(totalMinor / units);
  return Array.from({ length: units }, (_, i) => each + (i < totalMinor - each * units ? 1 : 0));
}

/** Of what goods paid of a line, the share of some of its units, by whose money it is. */
export const creditsAt = ({ credits, prices }: Pick<LineState, "credits" | "prices">, from: number, count: number): LineState["credits"] =>
  credits.map(({ partId, amountMinor }) => ({ partId, amountMinor: total(pricesOf(amountMinor, prices.length).slice(from, from + count), (price) => price) })).filter(({ amountMinor }) => amountMinor > 0);

/** The amounts once all that was asked of the gateway is done. */
export function planned(payment: PaymentState): { uncaptured: number; refundable: number } {
  const asked = (kind: string) => total(payment.pending.filter((one) => one.kind === kind), (one) => one.amountMinor);
  const captured = payment.capturedMinor + asked("capture");
  return { uncaptured: payment.amountMinor - captured - payment.voidedMinor - asked("void"), refundable: captured - payment.refundedMinor - asked("refund") };
}

/** Nothing will happen to it any more but a refund. */
export const isSettled = (order: OrderState): boolean =>
  order.status !== "placed" && order.parts.every((part) => isOver(part.status) && part.putBacks.length === 0 && !part.isAsked)
  && order.returns.every(({ status, asked }) => status === "refunded" || status === "rejected" || status === "cancelled" || (status === "exchanged" && asked.every(({ isDone }) => isDone))) && order.payments.every((payment) => payment.pending.length === 0 && (payment.amountMinor === payment.capturedMinor + payment.voidedMinor));

export function partOf(order: OrderState, id: FulfillmentId): PartState {
  const part = order.parts.find((one) => one.id === id);
  if (!part) throw new Error(`the model knows no part ${id}`);
  return part;
}
