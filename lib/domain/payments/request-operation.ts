import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentId, type RefundId, type StoredValueId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { OperationKind } from "./payment-amounts";
import { lockPaymentsOf } from "./rows";
import { mostOfAll, splitWish } from "./split-wish";

export type MoneyWish = {
  fulfillmentId: FulfillmentId;
  /** Minor units; for a void, everything that is left when absent. */
  amountMinor?: number;
  reason: string;
  /** Same key, same wish: asking again changes nothing. */
  key: string;
  /** A refund only: to this store credit instead of the tenders that paid. What points paid is points again. */
  creditTo?: StoredValueId;
};
export type RequestedOperation = { amountMinor: number; isNew: boolean };

/**
 * Writes down what the gateways are to be asked for, one operation for each tender that has a share in it; the job `settle_payments`
 * asks. A fulfillment that cost nothing has no payment, and then nothing is asked. @throws Refusal `refund_too_large`, `key_reused`
 */
export async function requestOperation(tx: Tx, _by: Permit<Permission>, kind: OperationKind, wish: MoneyWish): Promise<RequestedOperation> {
  const payments = await lockPaymentsOf(tx, wish.fulfillmentId);
  const known = await asked(tx, wish.key);
  if (known) {
    if (known.kind !== kind || (wish.amountMinor !== undefined && known.amount_minor !== wish.amountMinor)) throw new Refusal("key_reused");
    return { amountMinor: known.amount_minor, isNew: false };
  }
  const most = mostOfAll(payments, kind);
  const amountMinor = wish.amountMinor ?? most;
  if (amountMinor === 0) return { amountMinor: 0, isNew: false };
  const shares = Number.isSafeInteger(amountMinor) && amountMinor > 0 ? splitWish(payments, kind, amountMinor) : null;
  if (!shares) throw new Refusal("refund_too_large", { most });
  const rows = shares.map((share, i) => ({ id: newId<RefundId>(), payment_id: share.payment.id, amount_minor: share.amountMinor, credit_to: share.payment.tender === "points" ? null : (wish.creditTo ?? null), key: i === 0 ? wish.key : `${wish.key}/${i + 1}` }));
  await tx.execute(sql`
    insert into payment_operation (id, payment_id, kind, amount_minor, reason, wish_key, credit_to, idempotency_key)
    select r.id, r.payment_id, ${kind}, r.amount_minor, ${wish.reason.slice(0, 300)}, ${wish.key}, r.credit_to, r.key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, payment_id uuid, amount_minor integer, credit_to uuid, key text)`);
  return { amountMinor, isNew: true };
}

async function asked(tx: Tx, key: string) {
  const { rows } = await tx.execute<{ kind: OperationKind; amount_minor: number }>(sql`select kind, amount_minor from payment_wish where key = ${key}`);
  return rows[0];
}
