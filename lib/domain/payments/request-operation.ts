import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentId, type RefundId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { mostOf, type OperationKind } from "./payment-amounts";
import { lockPaymentOf } from "./rows";

export type MoneyWish = {
  fulfillmentId: FulfillmentId;
  /** Minor units; for a void, everything that is left when absent. */
  amountMinor?: number;
  reason: string;
  /** Same key, same operation: asking again changes nothing. */
  key: string;
};
export type RequestedOperation = { amountMinor: number; isNew: boolean };

/**
 * Writes down what the gateway is to be asked for; the job `settle_payments` asks. A fulfillment that cost nothing has no
 * payment, and then nothing is asked. @throws Refusal `refund_too_large`, `key_reused`
 */
export async function requestOperation(tx: Tx, _by: Permit<Permission>, kind: OperationKind, wish: MoneyWish): Promise<RequestedOperation> {
  const payment = await lockPaymentOf(tx, wish.fulfillmentId);
  const known = await asked(tx, wish.key);
  if (known) {
    if (known.kind !== kind || (wish.amountMinor !== undefined && known.amount_minor !== wish.amountMinor)) throw new Refusal("key_reused");
    return { amountMinor: known.amount_minor, isNew: false };
  }
  const most = payment ? mostOf(payment.planned, kind) : 0;
  const amountMinor = wish.amountMinor ?? most;
  if (amountMinor === 0) return { amountMinor: 0, isNew: false };
  if (!payment || !Number.isSafeInteger(amountMinor) || amountMinor < 0 || amountMinor > most) throw new Refusal("refund_too_large", { most });
  await tx.execute(sql`
    insert into payment_operation (id, payment_id, kind, amount_minor, reason, idempotency_key)
    values (${newId<RefundId>()}, ${payment.id}, ${kind}, ${amountMinor}, ${wish.reason.slice(0, 300)}, ${wish.key})`);
  return { amountMinor, isNew: true };
}

async function asked(tx: Tx, key: string) {
  const { rows } = await tx.execute<{ kind: OperationKind; amount_minor: number }>(sql`select kind, amount_minor from payment_operation where idempotency_key = ${key}`);
  return rows[0];
}
