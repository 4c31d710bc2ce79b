import { Refusal } from "@/lib/kernel/refusal";
import { isOver, planned, total, type OrderState, type PartState, type PaymentState } from "./order-state";

/** Money that is asked for now and moves when the gateway has answered. */
export function ask(order: OrderState, part: PartState, kind: "capture" | "refund", amountMinor: number): void {
  if (amountMinor === 0) return;
  const payments = paymentsOf(order, part);
  spread(kind === "refund" ? payments.toReversed() : payments, kind, amountMinor);
}

/** What is not charged yet is voided first, the rest refunded. */
export function giveBack(order: OrderState, part: PartState, amountMinor: number): void {
  const payments = paymentsOf(order, part).toReversed();
  if (payments.length === 0 || amountMinor === 0) return;
  const voided = Math.min(amountMinor, total(payments, (payment) => planned(payment).uncaptured));
  spread(payments, "void", voided);
  spread(payments, "refund", amountMinor - voided);
}

/** As much of each as it has. */
function spread(payments: readonly PaymentState[], kind: "capture" | "void" | "refund", amountMinor: number): void {
  let open = amountMinor;
  for (const payment of payments) {
    const share = Math.min(open, planned(payment)[kind === "refund" ? "refundable" : "uncaptured"]);
    if (share > 0) payment.pending.push({ kind, amountMinor: share });
    open -= share;
  }
  if (open > 0) throw new Refusal("refund_too_large");
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

/** The authorizations that pay for a part, unless all of one was given back: the first is charged first, the last gets its money back first. */
function paymentsOf(order: OrderState, part: PartState): PaymentState[] {
  return order.payments.filter((payment) => payment.partId === part.paidBy && payment.voidedMinor < payment.amountMinor).toSorted((a, b) => a.round - b.round);
}
