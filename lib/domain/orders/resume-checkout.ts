import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import type { CheckoutId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { asFailure } from "./checkout-failure";
import type { CheckoutChoice } from "./checkout-input";
import { readClaim } from "./claim-completion";
import { placed, type Completion } from "./finish-completion";
import { resumeCompletion } from "./resume-completion";
import { ownsCart } from "./rows";

/** For a shopper who comes back from the bank, or waits: what became of the payment. @throws Refusal why there is no order, `not_found` */
export async function resumeCheckout(by: Permit<"orders.place">, input: CheckoutChoice, provider: PaymentGateway = gateway()): Promise<Completion> {
  const { rows } = await db.execute<{ id: CheckoutId; status: string; failure_code: string | null; order_id: OrderId | null; order_number: string | null }>(sql`
    select c.id, c.status, c.failure_code, c.order_id, c.order_number from checkout c join cart k on k.id = c.cart_id where c.id = ${input.checkoutId} and ${ownsCart(by)}`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  if (row.status === "completed" && row.order_id && row.order_number) return placed({ orderId: row.order_id, orderNumber: row.order_number });
  const claim = row.status === "completing" ? await readClaim(row.id) : null;
  if (!claim) throw new Refusal(asFailure(row.failure_code) ?? "hold_expired");
  return resumeCompletion(by, claim, provider);
}
