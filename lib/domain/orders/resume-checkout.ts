import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { Refusal } from "@/lib/kernel/refusal";
import { asFailure } from "./checkout-failure";
import type { CheckoutChoice } from "./checkout-input";
import { claimOf, type Claim } from "./claim-completion";
import { placed, type Completion } from "./finish-completion";
import { resumeCompletion } from "./resume-completion";
import { ownsCart } from "./rows";

/** For a shopper who comes back from the bank, or waits: what became of the payment. @throws Refusal why there is no order, `not_found` */
export async function resumeCheckout(by: Permit<"orders.place">, input: CheckoutChoice, provider: PaymentGateway = gateway()): Promise<Completion> {
  // State and claim in one look: another tab may finish the checkout between two.
  const { rows: [seen] } = await db.execute<{ status: string; failure_code: string | null; claim: Claim }>(sql`
    select c.status, c.failure_code, ${claimOf(sql`to_jsonb(c)`)} as claim from checkout c join cart k on k.id = c.cart_id where c.id = ${input.checkoutId} and ${ownsCart(by)}`);
  if (!seen) throw new Refusal("not_found");
  if (seen.status === "completed") return placed(seen.claim);
  if (seen.status !== "completing") throw new Refusal(asFailure(seen.failure_code) ?? "hold_expired");
  return resumeCompletion(by, seen.claim, provider);
}
