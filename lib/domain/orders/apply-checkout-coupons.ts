import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CodeProblem } from "@/lib/domain/pricing/code-problem";
import type { CheckoutId } from "@/lib/kernel/ids";
import { readCheckout } from "./checkout-facts";
import { quoteCheckout } from "./quote-checkout";
import { editCheckout, lockForEdit } from "./rows";

export type RefusedCode = { code: string; problem: CodeProblem };

/**
 * Puts several codes on the checkout in place of those before. A code that does not count is answered with its rule and
 * not kept; of two that cannot stand together the one that takes off more stays. @throws Refusal `not_found`, `in_progress`
 */
export async function applyCheckoutCoupons(tx: Tx, by: Permit<"orders.place">, input: { checkoutId: CheckoutId; codes: readonly string[] }): Promise<RefusedCode[]> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  const write = (codes: readonly string[]) => editCheckout(tx, checkout, sql`codes = ${sql.param(codes.map((code) => code.trim().toUpperCase()))}::text[]`);
  await write(input.codes);
  if (input.codes.length === 0) return [];
  const facts = await readCheckout(sql`c.id = ${checkout.id}`, by.channel, tx);
  const refused = facts ? quoteCheckout(facts).codes.flatMap(({ code, problem }) => (problem ? [{ code, problem }] : [])) : [];
  if (refused.length > 0) await write(input.codes.filter((code) => !refused.some((one) => one.code === code.trim().toUpperCase())));
  return refused;
}
