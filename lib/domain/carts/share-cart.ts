import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CartId, CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { signLink } from "@/lib/kernel/signed-link";
import { customersCart, touchCart } from "./rows";

const openDays = 7;

export type SharedCartLink = { cartId: CartId; path: string; expiresAt: string };

/** Makes the link with which a shopper pays for the cart an associate filled. @throws Refusal `cart_empty` */
export async function shareCart(tx: Tx, by: Permit<"carts.assist">, { customerId }: { customerId: CustomerId }): Promise<SharedCartLink> {
  const cart = await touchCart(tx, sql`${customersCart(customerId)} and exists (select from cart_line l where l.cart_id = cart.id)`);
  if (!cart) throw new Refusal("cart_empty");
  const { rows } = await tx.execute<{ now_ms: number }>(sql`
    update cart set shared_by_staff_id = ${by.actor.staffId} where id = ${cart.id} returning (extract(epoch from shop_clock()) * 1000)::float8 as now_ms`);
  const expiresAt = new Date((rows[0]?.now_ms ?? 0) + openDays * 86_400_000);
  await record(tx, by, { kind: "cart.shared", customerId, payload: { cartId: cart.id } });
  return { cartId: cart.id, path: `/cart/shared/${signLink("shared_cart", cart.id, expiresAt)}`, expiresAt: expiresAt.toISOString() };
}
