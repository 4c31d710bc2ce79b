import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { log } from "@/lib/kernel/log";
import type { FulfillmentId, OrderId, PaymentId, RefundId, StoredValueId } from "@/lib/kernel/ids";
import { gateway, gatewayNamed } from "./choose-gateway";
import type { MoneyAnswer, PaymentGateway } from "./gateway";
import type { OperationKind } from "./payment-amounts";
import { recordOperation } from "./record-operation";
import { releaseLeftovers } from "./release-leftovers";

/** Whose money; nothing of these: everything that waits longer than a minute. */
export type SettleScope = { orderId?: OrderId; fulfillmentId?: FulfillmentId; eventId?: number };
/** What else is written when a provider refuses an operation, in the transaction that says so. */
export type OnRefused = (tx: Tx, operationId: RefundId) => Promise<void>;
export type Settled = { settled: number; failed: number; waiting: number };

type Pending = { id: RefundId; payment_id: PaymentId; kind: OperationKind; amount_minor: number; idempotency_key: string; gateway: "test" | "stripe" | "house"; gateway_ref: string | null; credit_to: StoredValueId | null };

/**
 * Carries out what was asked of the gateway: each operation under its own key, in the order asked, so a crash or a
 * second worker does nothing twice. Cash is given back at a till. An operation without an answer waits for the next run.
 */
export async function settlePayments(by: Permit<"system.run">, scope: SettleScope, provider: PaymentGateway = gateway(), onRefused?: OnRefused): Promise<Settled> {
  const orderId = await orderOf(scope);
  if (orderId) await transaction((tx) => releaseLeftovers(tx, by, { orderId }));
  const result: Settled = { settled: 0, failed: 0, waiting: 0 };
  const stuck = new Set<PaymentId>();
  for (const operation of await listPending(orderId)) {
    if (stuck.has(operation.payment_id)) continue;
    try {
      const answer = await answerTo(operation, provider);
      await transaction(async (tx) => {
        const { isNew } = await recordOperation(tx, by, { operationId: operation.id, paymentId: operation.payment_id, answer });
        if (isNew && answer.status === "failed") await onRefused?.(tx, operation.id);
      });
      result[answer.status === "succeeded" ? "settled" : "failed"] += 1;
    } catch (error) {
      // Later operations of the same payment may depend on this one.
      stuck.add(operation.payment_id);
      result.waiting += 1;
      log.warn({ err: error, operationId: operation.id }, "payment operation has no answer yet");
    }
  }
  return result;
}

/** What the shop's own books hold, and what is taken as store credit, no provider has to be asked for. */
async function answerTo({ gateway: name, kind, gateway_ref: ref, credit_to, amount_minor, idempotency_key }: Pending, provider: PaymentGateway): Promise<MoneyAnswer> {
  if (name === "house" || credit_to || ref === null) return { status: "succeeded" };
  const asked = provider.name === name ? provider : gatewayNamed(name);
  return asked[kind]({ ref, amountMinor: amount_minor, key: idempotency_key });
}

async function orderOf(scope: SettleScope): Promise<OrderId | null> {
  if (scope.orderId) return scope.orderId;
  if (scope.fulfillmentId === undefined && scope.eventId === undefined) return null;
  const { rows } = await db.execute<{ order_id: OrderId | null }>(
    scope.fulfillmentId ? sql`select order_id from fulfillment where id = ${scope.fulfillmentId}` : sql`select order_id from event where id = ${scope.eventId}`);
  return rows[0]?.order_id ?? null;
}

async function listPending(orderId: OrderId | null): Promise<Pending[]> {
  const { rows } = await db.execute<Pending>(sql`
    select o.id, o.payment_id, o.kind, o.amount_minor, o.idempotency_key, o.credit_to, p.gateway, p.gateway_ref
    from payment_operation o join payment p on p.id = o.payment_id
    where o.status = 'pending' and (p.gateway = 'house' or p.gateway_ref is not null) and not (p.tender = 'cash' and o.kind = 'refund' and o.credit_to is null) and ${orderId ? sql`p.order_id = ${orderId}` : sql`o.created_at < shop_clock() - interval '1 minute'`}
    order by o.created_at, o.id limit 200`);
  return rows;
}
