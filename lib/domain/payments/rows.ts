import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { FulfillmentId, OrderId, PaymentId } from "@/lib/kernel/ids";
import { afterOperation, type OperationKind, type PaymentAmounts } from "./payment-amounts";
import type { PaymentStatus } from "./payment-state";

export type LockedPayment = PaymentAmounts & {
  id: PaymentId; status: PaymentStatus; gatewayRef: string | null; currency: string; orderId: OrderId | null; fulfillmentId: FulfillmentId;
  /** The amounts once every operation asked for so far is done. */
  planned: PaymentAmounts;
};

type Row = {
  id: PaymentId; status: PaymentStatus; gateway_ref: string | null; currency: string; order_id: OrderId | null; fulfillment_id: FulfillmentId;
  amount_minor: number; captured_minor: number; refunded_minor: number; voided_minor: number; pending: { kind: OperationKind; amountMinor: number }[];
};

/** Locks the payment that pays for a fulfillment, also for one that was split off another. Null when nothing had to be paid. */
export async function lockPaymentOf(tx: Tx, fulfillmentId: FulfillmentId): Promise<LockedPayment | null> {
  const { rows } = await tx.execute<{ id: PaymentId }>(sql`
    select p.id from payment p where p.fulfillment_id = coalesce((select f.paid_by_fulfillment_id from fulfillment f where f.id = ${fulfillmentId}), ${fulfillmentId})
      and p.status in ('authorized','partially_captured','captured','partially_refunded','refunded') for update`);
  return rows[0] ? lockPayment(tx, rows[0].id) : null;
}

/** The amounts are read after the row is locked. */
export async function lockPayment(tx: Tx, id: PaymentId): Promise<LockedPayment | null> {
  const { rows } = await tx.execute<Row>(sql`
    with locked as materialized (select * from payment where id = ${id} for update)
    select l.id, l.status, l.gateway_ref, l.currency, l.order_id, l.fulfillment_id, l.amount_minor, l.captured_minor, l.refunded_minor, l.voided_minor,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'amountMinor', o.amount_minor)), '[]') from payment_operation o where o.payment_id = l.id and o.status = 'pending') as pending
    from locked l`);
  const row = rows[0];
  if (!row) return null;
  const amounts = { amountMinor: row.amount_minor, capturedMinor: row.captured_minor, refundedMinor: row.refunded_minor, voidedMinor: row.voided_minor };
  const planned = row.pending.reduce<PaymentAmounts>((sum, one) => afterOperation(sum, one.kind, one.amountMinor), amounts);
  return { ...amounts, planned, id: row.id, status: row.status, gatewayRef: row.gateway_ref, currency: row.currency, orderId: row.order_id, fulfillmentId: row.fulfillment_id };
}
