import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import type { RenewAnswer } from "./gateway";
import type { ExpiringAuthorization } from "./list-expiring-authorizations";
import { uncaptured } from "./payment-amounts";
import { lockPayment } from "./rows";

export type Renewal = Pick<ExpiringAuthorization, "paymentId" | "expiresAt"> & { answer: RenewAnswer };
export type LapsedPayment = { orderId: OrderId; fulfillmentId: FulfillmentId; amountMinor: number; code: string };

/**
 * Writes down what the bank answered to a renewal, once: a second answer finds another expiry or a refusal. Returns what is
 * no longer sure to be paid; null when all is well, or when nothing of it was left to charge meanwhile.
 */
export async function recordRenewal(tx: Tx, by: Permit<"system.run">, { paymentId, expiresAt, answer }: Renewal): Promise<LapsedPayment | null> {
  const payment = await lockPayment(tx, paymentId);
  const amountMinor = payment ? uncaptured(payment.planned) : 0;
  if (!payment?.orderId || amountMinor === 0) return null;
  const change = answer.status === "renewed" ? sql`expires_at = ${answer.expiresAt.toISOString()}::timestamptz` : sql`failure_code = ${answer.code}`;
  const { rows } = await tx.execute<{ customer_id: string | null }>(sql`
    update payment p set ${change}, version = p.version + 1, updated_at = shop_clock() from "order" o
    where p.id = ${paymentId} and p.expires_at = ${expiresAt}::timestamptz and p.failure_code is null and o.id = p.order_id returning o.customer_id`);
  if (!rows[0]) return null;
  const about = { orderId: payment.orderId, fulfillmentId: payment.fulfillmentId, customerId: rows[0].customer_id };
  if (answer.status === "renewed") {
    await record(tx, by, { kind: "payment.renewed", ...about, payload: { paymentId, amountMinor } });
    return null;
  }
  await record(tx, by, { kind: "payment.lapsed", ...about, payload: { paymentId, amountMinor, code: answer.code } });
  return { orderId: payment.orderId, fulfillmentId: payment.fulfillmentId, amountMinor, code: answer.code };
}
