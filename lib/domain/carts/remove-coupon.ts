import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CouponEntry } from "./cart-input";
import { ownCart, touchCart } from "./rows";

/** Takes a code off the cart. A cart without it stays as it is. */
export async function removeCoupon(tx: Tx, by: Permit<"cart.use">, { code }: CouponEntry): Promise<void> {
  const cart = await touchCart(tx, ownCart(by));
  if (cart) await tx.execute(sql`update cart set codes = array_remove(codes, ${code.trim().toUpperCase()}) where id = ${cart.id}`);
}

/** Takes every code off the cart. */
export async function removeCoupons(tx: Tx, by: Permit<"cart.use">): Promise<void> {
  const cart = await touchCart(tx, ownCart(by));
  if (cart) await tx.execute(sql`update cart set codes = '{}' where id = ${cart.id}`);
}
