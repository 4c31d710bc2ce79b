import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { recordOperation } from "@/lib/domain/payments/record-operation";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type CashMovementId, type OrderId, type PaymentId, type RefundId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { cashDue } from "./cash";
import { expectedMinor, type LockedSession } from "./rows";

type Operation = { id: RefundId; payment_id: PaymentId; kind: "capture" | "refund"; amount_minor: number };

/**
 * Gives back in cash what a void sale took in cash, to the smallest coin of the whole: its refunds are done when it has left the drawer.
 * What was still to be charged of it is charged first, on our own books. @throws Refusal `cash_short`
 */
export async function payOutVoid(tx: Tx, by: Permit<"till.sell">, { session, orderId }: { session: LockedSession; orderId: OrderId }): Promise<number> {
  const { rows } = await tx.execute<Operation>(sql`
    select o.id, o.payment_id, o.kind, o.amount_minor from payment_operation o join payment p on p.id = o.payment_id
    where p.order_id = ${orderId} and p.tender = 'cash' and o.status = 'pending' and o.kind in ('capture', 'refund') and o.credit_to is null order by o.kind = 'refund', o.created_at, o.id for update of o`);
  const refunds = rows.filter(({ kind }) => kind === "refund");
  const dueMinor = cashDue(refunds.reduce((sum, { amount_minor }) => sum + amount_minor, 0), homeCurrency);
  const thereMinor = await expectedMinor(session.id, tx);
  if (dueMinor > thereMinor) throw new Refusal("cash_short", { missing: formatMoney(dueMinor - thereMinor, homeCurrency) });
  let askedMinor = 0;
  for (const { id, payment_id: paymentId, kind, amount_minor: amountMinor } of rows) {
    await recordOperation(tx, by, { operationId: id, paymentId, answer: { status: "succeeded" } });
    if (kind === "capture") continue;
    const paidMinor = cashDue(askedMinor + amountMinor, homeCurrency) - cashDue(askedMinor, homeCurrency);
    askedMinor += amountMinor;
    if (paidMinor > 0) await tx.execute(sql`
      insert into cash_movement (id, session_id, kind, amount_minor, reason, staff_id, operation_id) values (${newId<CashMovementId>()}, ${session.id}, 'void', ${-paidMinor}, 'void sale', ${by.actor.staffId}, ${id})`);
  }
  return dueMinor;
}
