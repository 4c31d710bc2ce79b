import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mostCodes } from "@/lib/domain/carts/cart-input";
import type { Permit } from "@/lib/domain/identity/permit";
import { isBlocking } from "@/lib/domain/pricing/code-problem";
import { Refusal } from "@/lib/kernel/refusal";
import { readCheckout } from "./checkout-facts";
import type { CouponInput } from "./checkout-input";
import { quoteCheckout } from "./quote-checkout";
import { editCheckout, lockForEdit } from "./rows";

/**
 * Puts a code on the checkout beside those there. One that takes nothing off now is not kept, and codes that the new one
 * replaces are taken away. @throws Refusal `coupon_…` with the rule that fails
 */
export async function applyCheckoutCoupon(tx: Tx, by: Permit<"orders.place">, input: CouponInput): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  const entered = input.code.trim().toUpperCase();
  const changed = await editCheckout(tx, checkout, sql`codes = (array_remove(codes, ${entered}) || ${entered}::text)[1:${mostCodes}]`);
  const facts = await readCheckout(sql`c.id = ${checkout.id}`, by.channel, tx);
  const codes = facts ? quoteCheckout(facts).codes : [];
  const problem = codes.find((one) => one.code === entered)?.problem ?? null;
  if (problem && (isBlocking(problem) || problem.code === "coupon_alone")) throw new Refusal(problem.code, problem.facts);
  const replaced = codes.filter((one) => one.problem?.code === "coupon_alone").map((one) => one.code);
  return replaced.length === 0 ? changed : editCheckout(tx, checkout, sql`codes = array(select c from unnest(codes) with ordinality as kept(c, n) where c <> all(${sql.param(replaced)}::text[]) order by n)`);
}

/** Takes a code off the checkout. @throws Refusal `not_found`, `in_progress` */
export async function removeCheckoutCoupon(tx: Tx, by: Permit<"orders.place">, input: CouponInput): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  return editCheckout(tx, checkout, sql`codes = array_remove(codes, ${input.code.trim().toUpperCase()})`);
}
