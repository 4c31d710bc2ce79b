import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { recordOperation } from "@/lib/domain/payments/record-operation";
import { record } from "@/lib/domain/record";
import { newId, type CashMovementId, type OrderId, type PaymentId, type RefundId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { cashBack, type OrderCash } from "./cash";
import { expectedMinor, lockOpenSession } from "./rows";
import { orderCash, waitsAt } from "./waiting-refund";

/** Gives cash back for goods that were paid in cash: the refund is done when the money has left the drawer, in coins over the whole order. @throws Refusal `till_closed`, `not_found`, `cash_short` */
export async function payOutRefund(tx: Tx, by: Permit<"till.sell">, { operationId }: { operationId: RefundId }): Promise<{ paidMinor: number }> {
  const session = await lockOpenSession(tx, by);
  // Two refunds of one order at two drawers take turns: each is told by what the other left.
  await tx.execute(sql`
    select from payment p where p.tender = 'cash' and p.order_id = (select w.order_id from payment_operation o join payment w on w.id = o.payment_id where o.id = ${operationId}) order by p.id for update`);
  const { rows: [refund] } = await tx.execute<{ payment_id: PaymentId; order_id: OrderId; cash: OrderCash; currency: string }>(sql`
    select o.payment_id, p.order_id, ${orderCash} as cash, p.currency from payment_operation o join payment p on p.id = o.payment_id
    where o.id = ${operationId} and ${waitsAt(session.locationId)}`);
  if (!refund) throw new Refusal("not_found");
  const paidMinor = cashBack(refund.cash, refund.currency);
  if (paidMinor > (await expectedMinor(session.id, tx))) throw new Refusal("cash_short");
  if (paidMinor > 0) {
    await tx.execute(sql`
      insert into cash_movement (id, session_id, kind, amount_minor, reason, staff_id, operation_id)
      values (${newId<CashMovementId>()}, ${session.id}, 'refund', ${-paidMinor}, 'refund', ${by.actor.staffId}, ${operationId})`);
  }
  await recordOperation(tx, by, { operationId, paymentId: refund.payment_id, answer: { status: "succeeded" } });
  await record(tx, by, { kind: "till.cash_moved", locationId: session.locationId, orderId: refund.order_id, subject: `register:${session.registerId}`, payload: { sessionId: session.id, kind: "refund", amountMinor: -paidMinor } });
  return { paidMinor };
}
