import { partKey } from "./authorization-ctes";
import type { AuthorizedPart } from "./gateway";

/** What we read of a PaymentIntent (https://docs.stripe.com/api/payment_intents/object). */
export type StripeIntent = {
  id: string; status: string; paymentMethod: string; currency: string; challengeUrl: string | null; created: number;
  amountMinor: number; capturableMinor: number; receivedMinor: number; refundedMinor: number;
  captureBefore: number | null; canCaptureAgain: boolean; hasFailedChallenge: boolean; metadata: Record<string, string>;
};

/** What a group is to authorize, written on each of its intents so that anybody can finish it: "1:12900,1003:4300:pm_2" where another card pays the second. */
export type GroupPlan = { position: number; amountMinor: number; token?: string }[];

export const writePlan = (parts: readonly { key: string; amountMinor: number; token?: string }[]): string => parts.map(({ key, amountMinor, token }) => `${key.slice(key.lastIndexOf(":") + 1)}:${amountMinor}${token ? `:${token}` : ""}`).join(",");

export const readPlan = (plan: string): GroupPlan => plan.split(",").filter(Boolean).map((part) => {
  const [position, amountMinor, token] = part.split(":");
  return { position: Number(position), amountMinor: Number(amountMinor), ...(token && { token }) };
});

/** Stripe keeps an authorization of a card for seven days unless it says otherwise. */
const usualMs = 7 * 86_400_000;

export const authorizedPart = (group: string, intent: StripeIntent): AuthorizedPart => ({
  key: partKey(group, Number(intent.metadata["position"])), ref: intent.id, amountMinor: intent.amountMinor, expiresAt: new Date(intent.captureBefore === null ? intent.created * 1000 + usualMs : intent.captureBefore * 1000),
});

/** An authorization and those that replaced it, oldest first; the first one's id is what we know it by. */
export const chainOf = (intents: readonly StripeIntent[], ref: string): StripeIntent[] => intents.filter((intent) => intent.id === ref || intent.metadata["root"] === ref).toSorted((a, b) => a.created - b.created || a.id.localeCompare(b.id));

/** What was lifted of an authorization that Stripe still holds whole: it lifts parts only with the last capture. */
export const liftedMinor = (intent: StripeIntent): number => Object.entries(intent.metadata).reduce((sum, [name, value]) => (name.startsWith("lift_") ? sum + Number(value) : sum), 0);
