import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { FulfillmentId, OrderId, PaymentId, StoredValueId } from "@/lib/kernel/ids";
import { afterOperation, type OperationKind, type PaymentAmounts } from "./payment-amounts";
import type { PaymentStatus } from "./payment-state";
import { tenders, type Tender } from "./tender";

export type LockedPayment = PaymentAmounts & {
  id: PaymentId; tender: Tender; storedValueId: StoredValueId | null; status: PaymentStatus; gatewayRef: string | null; currency: string; orderId: OrderId | null; fulfillmentId: FulfillmentId;
  /** The amounts once every operation asked for so far is done. */
  planned: PaymentAmounts;
};

type Row = Omit<LockedPayment, "planned"> & { pending: { kind: OperationKind; amountMinor: number }[] };

/**
 * Locks what pays for a fulfillment, also for one that was split off another: in the order in which it is charged, by tender and then
 * as it was paid. Empty when nothing had to be paid.
 */
export async function lockPaymentsOf(tx: Tx, fulfillmentId: FulfillmentId): Promise<LockedPayment[]> {
  const { rows } = await tx.execute<{ id: PaymentId }>(sql`
    select p.id from payment p where p.fulfillment_id = coalesce((select f.paid_by_fulfillment_id from fulfillment f where f.id = ${fulfillmentId}), ${fulfillmentId})
      and p.status in ('authorized','partially_captured','captured','partially_refunded','refunded') order by p.id for update`);
  return rows.length > 0 ? readLocked(tx, rows.map((row) => row.id)) : [];
}

export async function lockPayment(tx: Tx, id: PaymentId): Promise<LockedPayment | null> {
  await tx.execute(sql`select from payment where id = ${id} for update`);
  return (await readLocked(tx, [id]))[0] ?? null;
}

/** The amounts are read after the rows are locked. */
async function readLocked(tx: Tx, ids: readonly PaymentId[]): Promise<LockedPayment[]> {
  const { rows } = await tx.execute<Row>(sql`
    select l.id, l.tender, l.stored_value_id as "storedValueId", l.status, l.gateway_ref as "gatewayRef", l.currency, l.order_id as "orderId", l.fulfillment_id as "fulfillmentId",
      l.amount_minor as "amountMinor", l.captured_minor as "capturedMinor", l.refunded_minor as "refundedMinor", l.voided_minor as "voidedMinor",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'amountMinor', o.amount_minor)), '[]') from payment_operation o where o.payment_id = l.id and o.status = 'pending') as pending
    from payment l where l.id = any (${sql.param([...ids])}::uuid[])
    order by array_position(${sql.param([...tenders])}::text[], l.tender), l.card_position, l.round, l.idempotency_key`);
  return rows.map(({ pending, ...payment }) => ({ ...payment, planned: pending.reduce<PaymentAmounts>((sum, one) => afterOperation(sum, one.kind, one.amountMinor), payment) }));
}
