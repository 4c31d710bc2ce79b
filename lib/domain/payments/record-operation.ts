import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type PaymentId, type RefundId, type StoredValueId } from "@/lib/kernel/ids";
import type { MoneyAnswer } from "./gateway";
import { afterOperation, statusOfAmounts, type OperationKind } from "./payment-amounts";
import { lockPayment } from "./rows";

export type OperationAnswer = { operationId: RefundId; paymentId: PaymentId; answer: MoneyAnswer };

const factOf = { capture: "payment.captured", void: "payment.voided", refund: "payment.refunded" } as const;

/** Writes down what the gateway answered to an operation, once: a second answer finds it settled. Value goes back to its balance with it. */
export async function recordOperation(tx: Tx, by: Permit<Permission>, { operationId, paymentId, answer }: OperationAnswer): Promise<{ isNew: boolean }> {
  const payment = await lockPayment(tx, paymentId);
  const failureCode = answer.status === "failed" ? answer.code : null;
  const { rows } = await tx.execute<{ kind: OperationKind; amount_minor: number; reason: string; credit_to: StoredValueId | null }>(sql`
    update payment_operation set status = ${answer.status}, failure_code = ${failureCode}, settled_at = shop_clock() where id = ${operationId} and status = 'pending'
    returning kind, amount_minor, reason, credit_to`);
  const operation = rows[0];
  if (!payment || !operation) return { isNew: false };
  const about = { orderId: payment.orderId, fulfillmentId: payment.fulfillmentId, customerId: await customerOf(tx, payment.orderId) };
  const payload = { paymentId, operationId, amountMinor: operation.amount_minor, reason: operation.reason };
  if (answer.status === "failed") {
    await record(tx, by, { kind: "payment.failed", ...about, payload: { ...payload, operation: operation.kind, code: answer.code } });
    return { isNew: true };
  }
  const amounts = afterOperation(payment, operation.kind, operation.amount_minor);
  await tx.execute(sql`
    update payment set captured_minor = ${amounts.capturedMinor}, refunded_minor = ${amounts.refundedMinor}, voided_minor = ${amounts.voidedMinor},
      status = ${statusOfAmounts(amounts)}, version = version + 1, updated_at = shop_clock() where id = ${paymentId}`);
  const storedValueId = operation.credit_to ?? payment.storedValueId;
  if (storedValueId && operation.kind !== "capture") await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, payment_id, reason, idempotency_key)
    values (${newId()}, ${storedValueId}, ${operation.kind === "void" ? "released" : "refunded"}, ${operation.amount_minor}, ${paymentId}, ${operation.reason}, ${operationId})`);
  await record(tx, by, { kind: factOf[operation.kind], ...about, payload });
  return { isNew: true };
}

async function customerOf(tx: Tx, orderId: string | null): Promise<string | null> {
  const { rows } = await tx.execute<{ customer_id: string | null }>(sql`select customer_id from "order" where id = ${orderId}`);
  return rows[0]?.customer_id ?? null;
}
