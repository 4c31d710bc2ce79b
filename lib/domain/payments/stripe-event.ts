import { z } from "zod";
import type { Notices } from "./receive-notices";

/** What we read of an Event (https://docs.stripe.com/api/events/object); the rest is Stripe's. */
export const stripeEvent = z.object({
  id: z.string().regex(/^evt_\w{1,100}$/), type: z.string().max(60), created: z.number().int(),
  data: z.object({ object: z.looseObject({ id: z.string().max(100), object: z.string().max(60) }) }),
});
export type StripeEvent = z.output<typeof stripeEvent>;

const intent = z.looseObject({ id: z.string(), metadata: z.record(z.string(), z.string()).default({}) });
const charge = z.looseObject({ payment_intent: z.string().nullable().default(null) });
const dispute = z.looseObject({ id: z.string(), amount: z.number().int().min(0), status: z.string().max(60), reason: z.string().max(60).default(""), payment_intent: z.string().nullable().default(null) });

export type StripeDispute = { disputeId: string; intentId: string; amountMinor: number; status: string; reason: string };

/** A hint that something became of a group or of an authorization. */
export function noticesOf(event: StripeEvent): Notices["notices"] {
  const { object } = event.data;
  if (object.object === "payment_intent") {
    const { id, metadata } = intent.parse(object);
    return [metadata["group"] ? { id: event.id, kind: `group.${event.type}`, subject: metadata["group"] } : { id: event.id, kind: event.type, subject: metadata["root"] ?? id }];
  }
  const about = charge.parse(object).payment_intent;
  return about ? [{ id: event.id, kind: event.type, subject: about }] : [];
}

/** A shopper has asked their bank for the money; null for any other event. */
export function disputeOf(event: StripeEvent): StripeDispute | null {
  if (!event.type.startsWith("charge.dispute.")) return null;
  const { id, amount, status, reason, payment_intent } = dispute.parse(event.data.object);
  return payment_intent ? { disputeId: id, intentId: payment_intent, amountMinor: amount, status, reason } : null;
}

/** After these nothing is to be answered any more. */
export const isSettledDispute = (status: string): boolean => ["won", "lost", "warning_closed"].includes(status);
