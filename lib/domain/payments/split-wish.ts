import { mostOf, type OperationKind, type PaymentAmounts } from "./payment-amounts";

/**
 * Splits an amount over what pays for a fulfillment, given in the order in which it is charged: a capture begins with the first,
 * a void or a refund with the last, so a card is charged last and gets its money back first. Null when there is not that much.
 */
export function splitWish<P extends { planned: PaymentAmounts }>(payments: readonly P[], kind: OperationKind, amountMinor: number): { payment: P; amountMinor: number }[] | null {
  let left = amountMinor;
  const shares = (kind === "capture" ? payments : payments.toReversed()).map((payment) => {
    const share = Math.min(left, mostOf(payment.planned, kind));
    left -= share;
    return { payment, amountMinor: share };
  });
  return left > 0 ? null : shares.filter((share) => share.amountMinor > 0);
}

export const mostOfAll = (payments: readonly { planned: PaymentAmounts }[], kind: OperationKind): number => payments.reduce((sum, { planned }) => sum + mostOf(planned, kind), 0);
