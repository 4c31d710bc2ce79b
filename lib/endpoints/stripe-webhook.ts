import { transaction } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { recordDispute } from "@/lib/domain/orders/record-dispute";
import { receiveNotices } from "@/lib/domain/payments/receive-notices";
import { disputeOf, noticesOf, stripeEvent } from "@/lib/domain/payments/stripe-event";

/** What a signed event of Stripe changes here; null when it is none. A hint wakes up what waits, a dispute is written down. */
export async function takeStripeEvent(body: unknown): Promise<number | null> {
  const parsed = stripeEvent.safeParse(body);
  if (!parsed.success) return null;
  const [by, dispute] = [systemPermit("webhook"), disputeOf(parsed.data)];
  return transaction(async (tx) => {
    const received = await receiveNotices(tx, by, { provider: "stripe", notices: noticesOf(parsed.data) });
    if (dispute) await recordDispute(tx, by, dispute);
    return received;
  });
}
