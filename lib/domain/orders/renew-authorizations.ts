import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { listExpiringAuthorizations } from "@/lib/domain/payments/list-expiring-authorizations";
import { recordRenewal, type LapsedPayment } from "@/lib/domain/payments/record-renewal";
import type { LocationId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { formatMoney } from "@/lib/kernel/money";

export type Renewed = { renewed: number; lapsed: number; waiting: number };

/**
 * Keeps the money of orders that still wait: each authorization near its end is renewed. The key at the gateway is the
 * payment and the end that it renews, so a crash or a second worker renews once. What a bank refuses becomes a task for the
 * store, and the shopper is told; where it does not answer, the next run asks again.
 */
export async function renewAuthorizations(by: Permit<"system.run">, provider: PaymentGateway = gateway()): Promise<Renewed> {
  const result: Renewed = { renewed: 0, lapsed: 0, waiting: 0 };
  for (const { paymentId, gatewayRef, expiresAt } of await listExpiringAuthorizations()) {
    try {
      const answer = await provider.renew({ ref: gatewayRef, key: `renew:${paymentId}:${expiresAt}` });
      await transaction(async (tx) => {
        const lapsed = await recordRenewal(tx, by, { paymentId, expiresAt, answer });
        if (lapsed) await askForPayment(tx, by, lapsed, paymentId);
      });
      result[answer.status === "renewed" ? "renewed" : "lapsed"] += 1;
    } catch (error) {
      result.waiting += 1;
      log.warn({ err: error, paymentId }, "an authorization could not be renewed yet");
    }
  }
  return result;
}

async function askForPayment(tx: Tx, by: Permit<"system.run">, { orderId, fulfillmentId, amountMinor, code }: LapsedPayment, paymentId: string): Promise<void> {
  const { rows } = await tx.execute<{ number: string; location_id: LocationId; currency: string }>(sql`
    select f.number, f.location_id, f.currency from fulfillment f where f.id = ${fulfillmentId}`);
  const part = rows[0];
  if (!part) return;
  await openTask(tx, by, {
    kind: "payment_lapsed", locationId: part.location_id, orderId, fulfillmentId, dedupeKey: `payment_lapsed:${paymentId}`,
    facts: { title: `Ask for payment of ${part.number}`, detail: `The bank no longer holds ${formatMoney(amountMinor, part.currency)} for it. Check the card before you hand anything over.`, code },
  });
}
