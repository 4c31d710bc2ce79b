import type { PaymentStatus } from "./payment-state";

export type PaymentAmounts = { amountMinor: number; capturedMinor: number; refundedMinor: number; voidedMinor: number };
export type OperationKind = "capture" | "void" | "refund";

/** What could still be captured, or given back without ever being charged. */
export const uncaptured = (p: PaymentAmounts): number => p.amountMinor - p.capturedMinor - p.voidedMinor;
export const refundable = (p: PaymentAmounts): number => p.capturedMinor - p.refundedMinor;

/** The amounts after an operation that the gateway carried out. */
export function afterOperation(p: PaymentAmounts, kind: OperationKind, amountMinor: number): PaymentAmounts {
  if (kind === "capture") return { ...p, capturedMinor: p.capturedMinor + amountMinor };
  if (kind === "void") return { ...p, voidedMinor: p.voidedMinor + amountMinor };
  return { ...p, refundedMinor: p.refundedMinor + amountMinor };
}

/** Most that an operation may ask for, once everything that was asked before is done. */
export const mostOf = (p: PaymentAmounts, kind: OperationKind): number => (kind === "refund" ? refundable(p) : uncaptured(p));

/** The state that the amounts of an authorized payment amount to. */
export function statusOfAmounts(p: PaymentAmounts): PaymentStatus {
  if (p.voidedMinor === p.amountMinor) return "voided";
  if (p.capturedMinor === 0) return "authorized";
  if (p.refundedMinor > 0) return p.refundedMinor === p.capturedMinor && uncaptured(p) === 0 ? "refunded" : "partially_refunded";
  return uncaptured(p) === 0 ? "captured" : "partially_captured";
}
