import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { AuthorizeAnswer, AuthorizedPart, PaymentGateway } from "@/lib/domain/payments/gateway";
import { schedule } from "@/lib/domain/record";
import type { OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { asFailure } from "./checkout-failure";
import { attemptOf, type Claim } from "./claim-completion";
import { HoldsRanOut, NoLongerCompleting, placeOrder, placeOrderFromFreeStock } from "./place-order";
import { trackingToken } from "./tracking-token";
import { declineCompletion, undoCompletion } from "./undo-completion";

export type Completion =
  | { status: "placed"; orderNumber: string; orderId: OrderId; trackingToken: string }
  | { status: "challenge"; url: string }
  /** The bank has not answered; asking again with the same key tells what became of it. */
  | { status: "unclear" };

type By = Permit<"orders.place"> | Permit<"system.run">;

export const placed = ({ orderId, orderNumber }: Pick<Claim, "orderId" | "orderNumber">): Completion => ({ status: "placed", orderNumber, orderId, trackingToken: trackingToken(orderId, new Date()) });

/** Does what follows from the gateway's answer. @throws Refusal why there is no order; nothing stays authorized then */
export async function finishCompletion(by: By, claim: Claim, answer: AuthorizeAnswer, provider: PaymentGateway): Promise<Completion> {
  if (answer.status === "challenge") {
    await db.execute(sql`update checkout set challenge_url = ${answer.url} where id = ${claim.checkoutId} and status = 'completing' and completion_key = ${claim.key}`);
    return { status: "challenge", url: answer.url };
  }
  if (answer.status === "declined") {
    const failure = answer.code === "challenge_failed" ? "challenge_required" : "card_declined";
    if (await declineCompletion(by, claim, failure)) throw new Refusal(failure);
    return outcomeOf(claim);
  }
  return place(by, claim, answer.parts, provider);
}

async function place(by: By, claim: Claim, parts: readonly AuthorizedPart[], provider: PaymentGateway): Promise<Completion> {
  try {
    await transaction((tx) => placeOrder(tx, by, claim, parts)).catch((error: unknown) => {
      if (error instanceof HoldsRanOut) return transaction((tx) => placeOrderFromFreeStock(tx, by, claim, parts));
      throw error;
    });
    return placed(claim);
  } catch (error) {
    if (error instanceof NoLongerCompleting) return outcomeOf(claim);
    const failure = error instanceof Refusal ? asFailure(error.code) : null;
    if (!(error instanceof Refusal) || !failure) throw error;
    if (await undoCompletion(by, claim, failure, provider)) throw error;
    return outcomeOf(claim);
  }
}

/** What someone else made of it. @throws Refusal */
async function outcomeOf(claim: Claim): Promise<Completion> {
  const { rows } = await db.execute<{ status: string; failure_code: string | null }>(sql`select status, failure_code from checkout where id = ${claim.checkoutId}`);
  if (rows[0]?.status === "completed") return placed(claim);
  if (rows[0]?.status === "completing") return { status: "unclear" };
  throw new Refusal(asFailure(rows[0]?.failure_code ?? null) ?? "card_declined");
}

/** A free order needs no gateway, nor does one that gift cards and store credit pay. */
export const needsPayment = (claim: Claim): boolean => claim.shares.some(({ tender }) => tender === "card");

/** The gateway was asked and did not answer: look again soon, also if the shopper has left. */
export async function lookAgainSoon(claim: Claim): Promise<void> {
  await transaction((tx) => schedule(tx, "finish_stuck_checkouts", { checkoutId: claim.checkoutId }, new Date(Date.now() + 5_000), `finish:${attemptOf(claim)}`));
}
