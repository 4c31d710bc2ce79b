import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { ownCart, touchCart } from "./rows";

/** Takes the code off the cart. A cart without one stays as it is. */
export async function removeCoupon(tx: Tx, by: Permit<"cart.use">): Promise<void> {
  const cart = await touchCart(tx, ownCart(by));
  if (cart) await tx.execute(sql`update cart set coupon_code = null where id = ${cart.id}`);
}
