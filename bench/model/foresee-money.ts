import { Refusal } from "@/lib/kernel/refusal";
import { isOver, planned, type OrderState, type PartState, type PaymentState } from "./order-state";

/** Money that is asked for now and moves when the gateway has answered. */
export function ask(order: OrderState, part: PartState, kind: "capture" | "refund", amountMinor: number): void {
  if (amountMinor === 0) return;
  const payment = paymentOf(order, part);
  if (!payment || amountMinor > planned(payment)[kind === "refund" ? "refundable" : "uncaptured"]) throw new Refusal("refund_too_large");
  payment.pending.push({ kind, amountMinor });
}

/** What is not charged yet is voided first, the rest refunded. */
export function giveBack(order: OrderState, part: PartState, amountMinor: number): void {
  const payment = paymentOf(order, part);
  if (!payment || amountMinor === 0) return;
  const { uncaptured, refundable } = planned(payment);
  const voided = Math.min(amountMinor, uncaptured);
  if (amountMinor - voided > refundable) throw new Refusal("refund_too_large");
  if (voided > 0) payment.pending.push({ kind: "void", amountMinor: voided });
  if (amountMinor > voided) payment.pending.push({ kind: "refund", amountMinor: amountMinor - voided });
}

/** All that is asked of the gateway is done, and what nobody needs any more is given back. */
export function settleAll(order: OrderState): void {
  leftovers(order);
  order.payments.forEach(settle);
  for (const { asked } of order.returns) for (const one of asked) one.isDone = true;
}

/** Money that no part needs any more is voided. */
function leftovers(order: OrderState): void {
  for (const payment of order.payments) {
    const isNeeded = order.parts.some((part) => part.paidBy === payment.partId && (!isOver(part.status) || part.isAsked));
    const { uncaptured } = planned(payment);
    if (!isNeeded && uncaptured > 0) payment.pending.push({ kind: "void", amountMinor: uncaptured });
  }
}

function settle(payment: PaymentState): void {
  for (const { kind, amountMinor } of payment.pending.splice(0)) {
    if (kind === "capture") payment.capturedMinor += amountMinor;
    if (kind === "void") payment.voidedMinor += amountMinor;
    if (kind === "refund") payment.refundedMinor += amountMinor;
  }
}

/** The authorization that pays for a part, unless all of it was given back. */
function paymentOf(order: OrderState, part: PartState): PaymentState | undefined {
  return order.payments.find((payment) => payment.partId === part.paidBy && payment.voidedMinor < payment.amountMinor);
}
