import type { Tx } from "@/db/client";
import { cartOf, customerOf, type Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";

export const couponTryMinutes = 15;

/**
 * Counts one code typed in, right or wrong: 15 in a quarter of an hour for a shopper, 60 for a network (whose cookies are
 * cheap). False when it is one too many. To be committed before the code is looked at, since a refusal undoes its transaction.
 */
export async function countCouponTry(tx: Tx, by: Permit<"cart.use"> | Permit<"orders.place">, { address }: { address: string }): Promise<boolean> {
  const shopper = customerOf(by) ?? cartOf(by) ?? "nobody";
  const mine = await withinLimit(tx, { key: `coupon:${shopper}`, max: 15, windowMinutes: couponTryMinutes });
  return (await withinLimit(tx, { key: `coupon-from:${address}`, max: 60, windowMinutes: couponTryMinutes })) && mine;
}
