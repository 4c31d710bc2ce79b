import type { Permit } from "@/lib/domain/identity/permit";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { Refusal } from "@/lib/kernel/refusal";
import { attemptOf, type Claim } from "./claim-completion";
import { finishCompletion, needsPayment, type Completion } from "./finish-completion";
import { declineCompletion, undoCompletion } from "./undo-completion";
import { holdMinutes } from "./checkout";

type By = Permit<"orders.place"> | Permit<"system.run">;

/** An attempt this old is not under way any more: whoever made it crashed. */
export const abandonedAfterMs = 45_000;

/**
 * Goes on with a checkout that is `completing`: asks the gateway what happened, and finishes or undoes it.
 * @throws Refusal why there is no order
 */
export async function resumeCompletion(by: By, claim: Claim, provider: PaymentGateway, abandonAfterMs = abandonedAfterMs): Promise<Completion> {
  const isAbandoned = claim.ageMs >= abandonAfterMs;
  if (!needsPayment(claim)) return isAbandoned ? finishCompletion(by, claim, { status: "authorized", parts: [] }, provider) : { status: "unclear" };
  const answer = await provider.find(attemptOf(claim));
  if (answer.status === "unknown") {
    if (!isAbandoned) return { status: "unclear" };
    await undoCompletion(by, claim, "gateway_down", provider);
    throw new Refusal("gateway_down");
  }
  if (answer.status === "challenge" && claim.ageMs > holdMinutes * 60_000) {
    await provider.abandon(attemptOf(claim));
    await declineCompletion(by, claim, "challenge_required");
    throw new Refusal("challenge_required");
  }
  return finishCompletion(by, claim, answer, provider);
}
