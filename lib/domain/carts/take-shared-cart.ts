import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CartId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lineKey, ownCart, touchOrOpenCart } from "./rows";

/**
 * Copies a cart that an associate shared into the cart of whoever opened the link, so that the link pays for these goods
 * and opens nothing else of its owner. Taking it again doubles nothing. The owner's own cart stays as it is.
 * `sharedCartId` comes from a verified link. @throws Refusal `link_expired` when the cart is gone
 */
export async function takeSharedCart(tx: Tx, by: Permit<"cart.use">, { sharedCartId }: { sharedCartId: CartId }): Promise<{ cartId: CartId }> {
  const { rows } = await tx.execute(sql`select from cart where id = ${sharedCartId} and status = 'open' and shared_by_staff_id is not null`);
  if (rows.length === 0) throw new Refusal("link_expired");
  const own = await touchOrOpenCart(tx, ownCart(by), customerOf(by), by.channel);
  if (own.id === sharedCartId) return { cartId: own.id };
  const copied = await tx.execute(sql`
    insert into cart_line (id, cart_id, variant_id, quantity, method, location_id, added_by_staff_id)
    select gen_random_uuid(), ${own.id}, variant_id, quantity, method, location_id, added_by_staff_id from cart_line where cart_id = ${sharedCartId} and gift is null
    on conflict ${lineKey} do update set quantity = greatest(cart_line.quantity, excluded.quantity) returning id`);
  await record(tx, by, { kind: "cart.merged", payload: { cartId: own.id, fromCartId: sharedCartId, lines: copied.rows.length } });
  return { cartId: own.id };
}
