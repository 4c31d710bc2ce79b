import { inOneStatement } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import { GatewaySilence, type AuthorizeAnswer, type PaymentGateway } from "@/lib/domain/payments/gateway";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import type { CompleteInput } from "./checkout-input";
import { attemptOf, claimCompletion, type Claim, type SecondCard } from "./claim-completion";
import { finishCompletion, lookAgainSoon, needsPayment, placed, type Completion } from "./finish-completion";
import { resumeCompletion } from "./resume-completion";
import { undoCompletion } from "./undo-completion";

const patienceMs = 4_000;

type Payment = CompleteInput & { secondCard?: SecondCard | null };

/**
 * Pays and places, once: any number of clicks, tabs and retries with the same key get the same answer. The money is
 * authorized outside any transaction, between a claim and the placing.
 * @throws Refusal `card_declined` (everything is kept), `out_of_stock` and the like (the money is given back), `price_changed`, `cart_changed`, `hold_expired`, `key_reused`, `gateway_down`, `not_found`
 */
export async function completeCheckout(by: Permit<"orders.place">, input: Payment, provider: PaymentGateway = gateway()): Promise<Completion> {
  for (let waitMs = 40; ; waitMs = Math.min(400, waitMs * 1.6)) {
    const seen = await claimCompletion(by, input, inOneStatement, provider.name);
    if (seen.is === "claimed") return pay(by, seen.claim, input, provider);
    if (seen.is === "placed") return placed(seen);
    if (seen.challengeUrl) return resumeCompletion(by, seen.claim, provider);
    if (seen.claim.ageMs > patienceMs) return resumeCompletion(by, seen.claim, provider);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function pay(by: Permit<"orders.place">, claim: Claim, input: Payment, provider: PaymentGateway): Promise<Completion> {
  if (!needsPayment(claim)) return finishCompletion(by, claim, { status: "authorized", parts: [] }, provider);
  const answer = await authorize(by, claim, input, provider);
  return answer ? finishCompletion(by, claim, answer, provider) : { status: "unclear" };
}

/** Null when nobody knows yet. */
async function authorize(by: Permit<"orders.place">, claim: Claim, input: Payment, provider: PaymentGateway): Promise<AuthorizeAnswer | null> {
  const group = attemptOf(claim);
  try {
    return await provider.authorize({
      group, token: input.token, currency: claim.currency, card: { brand: input.cardBrand, last4: input.cardLast4 }, returnPath: "/checkout/return",
      parts: claim.shares.filter(({ tender }) => tender === "card").toSorted((a, b) => (a.cardPosition ?? 0) - (b.cardPosition ?? 0))
        .map(({ key, amountMinor, cardPosition }) => ({ key, amountMinor, ...(cardPosition === 1 && input.secondCard && { token: input.secondCard.token }) })),
    });
  } catch (error) {
    if (!(error instanceof GatewaySilence)) {
      log.warn({ err: error, checkoutId: claim.checkoutId }, "the gateway could not be asked");
      if (await undoCompletion(by, claim, "gateway_down", provider)) throw new Refusal("gateway_down");
    }
    await lookAgainSoon(claim);
    return null;
  }
}
