import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import { isSettledDispute, type StripeDispute } from "@/lib/domain/payments/stripe-event";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, LocationId, OrderId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";

type Paid = { order_id: OrderId; number: string; customer_id: CustomerId | null; fulfillment_id: FulfillmentId; location_id: LocationId; currency: string };

/**
 * A shopper asked their bank for the money of an authorization: on record with the order, and a task while somebody has to answer.
 * Each state of a dispute is written once; one that comes late, after the end, opens nothing.
 */
export async function recordDispute(tx: Tx, by: Permit<"system.run">, { disputeId, intentId, amountMinor, status, reason }: StripeDispute): Promise<{ isNew: boolean }> {
  const { rows: [paid] } = await tx.execute<Paid>(sql`
    select o.id as order_id, o.number, o.customer_id, p.fulfillment_id, f.location_id, p.currency from payment p join "order" o on o.id = p.order_id join fulfillment f on f.id = p.fulfillment_id
    where p.gateway = 'stripe' and p.gateway_ref = ${intentId} for update of p`);
  if (!paid) return { isNew: false };
  const { rows: known } = await tx.execute<{ status: string }>(sql`select payload ->> 'status' as status from event where order_id = ${paid.order_id} and kind = 'payment.disputed' and subject = ${`dispute:${disputeId}`}`);
  if (known.some((one) => one.status === status || isSettledDispute(one.status))) return { isNew: false };
  await record(tx, by, {
    kind: "payment.disputed", orderId: paid.order_id, fulfillmentId: paid.fulfillment_id, locationId: paid.location_id, customerId: paid.customer_id, subject: `dispute:${disputeId}`, payload: { disputeId, amountMinor, status, reason },
  });
  if (status === "won") return { isNew: true };
  const words = formatMoney(amountMinor, paid.currency);
  await openTask(tx, by, {
    kind: "payment_disputed", locationId: paid.location_id, orderId: paid.order_id, fulfillmentId: paid.fulfillment_id, dedupeKey: `payment_disputed:${disputeId}:${isSettledDispute(status) ? "end" : "open"}`,
    facts: isSettledDispute(status)
      ? { title: `Dispute of ${paid.number} is closed`, detail: `The bank decided: ${status.replaceAll("_", " ")}. ${words} went back to the shopper. Keep goods and refunds in line with that.`, code: status }
      : { title: `Answer the dispute of ${paid.number}`, detail: `The shopper asked their bank for ${words} (${reason.replaceAll("_", " ") || "no reason given"}). Send Stripe the receipt and the proof of hand-over, and refund nothing meanwhile.`, code: reason },
  });
  return { isNew: true };
}
