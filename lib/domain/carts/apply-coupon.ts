import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { isBlocking } from "@/lib/domain/pricing/code-problem";
import { Refusal } from "@/lib/kernel/refusal";
import { mostCodes, type CouponEntry } from "./cart-input";
import { cartWhere } from "./get-cart";
import { ownCart, touchCart } from "./rows";

/**
 * Puts a code on the cart beside those there. One that takes nothing off now is not kept, and codes that the new one
 * replaces are taken away. @throws Refusal `cart_empty`, or the rule that says no
 */
export async function applyCoupon(tx: Tx, by: Permit<"cart.use">, { code }: CouponEntry): Promise<{ code: string; discountMinor: number }> {
  const cart = await touchCart(tx, ownCart(by));
  if (!cart) throw new Refusal("cart_empty");
  const entered = code.trim().toUpperCase();
  await tx.execute(sql`update cart set codes = (array_remove(codes, ${entered}) || ${entered}::text)[1:${mostCodes}] where id = ${cart.id}`);
  const quote = (await cartWhere(sql`cart.id = ${cart.id}`, { channel: by.channel, currency: by.currency, nearStoreId: null }, tx))?.quote;
  const problem = quote?.codes.find((one) => one.code === entered)?.problem ?? null;
  if (problem && (isBlocking(problem) || problem.code === "coupon_alone")) throw new Refusal(problem.code, problem.facts);
  const replaced = quote?.codes.filter((one) => one.problem?.code === "coupon_alone").map((one) => one.code) ?? [];
  if (replaced.length > 0) await tx.execute(sql`update cart set codes = array(select c from unnest(codes) with ordinality as kept(c, n) where c <> all(${sql.param(replaced)}::text[]) order by n) where id = ${cart.id}`);
  const applied = quote?.promotions.find((one) => one.isApplied && one.code === entered);
  return { code: entered, discountMinor: applied?.isApplied ? applied.amountMinor : 0 };
}
