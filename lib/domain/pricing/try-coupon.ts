import { transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { countCouponTry, couponTryMinutes } from "./count-coupon-try";

/** Looks at a code in `apply`'s own transaction, unless too many were tried. @throws Refusal `too_many_attempts`, and those of `apply` */
export async function tryCoupon<R>(by: Permit<"cart.use"> | Permit<"orders.place">, from: { address: string }, apply: (tx: Tx) => Promise<R>): Promise<R> {
  if (!(await transaction((tx) => countCouponTry(tx, by, from)))) throw new Refusal("too_many_attempts", { minutes: couponTryMinutes });
  return transaction(apply);
}
