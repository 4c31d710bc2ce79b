import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { checkCoupon, couponFrom } from "@/lib/domain/pricing/coupon";
import { Refusal } from "@/lib/kernel/refusal";
import { readCheckout } from "./checkout-facts";
import type { CouponInput } from "./checkout-input";
import { editCheckout, lockForEdit } from "./rows";

/** Puts a code on the checkout, or takes it off. A code that does not count is not kept. @throws Refusal `coupon_…` with the rule that fails */
export async function applyCheckoutCoupon(tx: Tx, by: Permit<"orders.place">, input: CouponInput): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  const changed = await editCheckout(tx, checkout, sql`coupon_code = ${input.code}`);
  if (input.code === null) return changed;
  const facts = await readCheckout(sql`c.id = ${checkout.id}`, by.channel, tx);
  const subtotalMinor = facts?.lines.reduce((sum, line) => sum + (line.unitMinor ?? 0) * line.quantity, 0) ?? 0;
  const answer = checkCoupon(facts?.coupon ? couponFrom(facts.coupon) : null, { subtotalMinor, currency: facts?.currency ?? "USD" }, new Date(checkout.nowMs));
  if (!answer.ok) throw new Refusal(answer.code, answer.facts);
  return changed;
}
