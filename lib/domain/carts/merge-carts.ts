import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CartId } from "@/lib/kernel/ids";
import { lineKey, ownCart, touchCart, touchOrOpenCart } from "./rows";

/**
 * Moves a guest's cart into the member's at sign-in. Every line survives; where both hold the same goods for the same
 * place, the larger quantity counts, since the same wish put in on two devices is one wish. Merging again does nothing.
 * Returns how many lines came over.
 */
export async function mergeCarts(tx: Tx, by: Permit<"cart.use">, { guestCartId }: { guestCartId: CartId }): Promise<number> {
  const customerId = customerOf(by);
  if (!customerId) return 0;
  const guest = await touchCart(tx, sql`cart.id = ${guestCartId} and cart.customer_id is null and cart.status = 'open'`);
  if (!guest) return 0;
  const own = await touchOrOpenCart(tx, ownCart(by), customerId, by.channel);
  const { rows } = await tx.execute<{ lines: number }>(sql`
    with moved as (
      delete from cart_line where cart_id = ${guest.id} returning variant_id, quantity, method, location_id, gift, added_by_staff_id, added_at
    ), kept as (
      insert into cart_line (id, cart_id, variant_id, quantity, method, location_id, gift, added_by_staff_id, added_at)
      select gen_random_uuid(), ${own.id}, variant_id, quantity, method, location_id, gift, added_by_staff_id, added_at from moved
      on conflict ${lineKey} do update set quantity = greatest(cart_line.quantity, excluded.quantity)
    ), entered as (
      update cart set codes = cart.codes || array(select c from unnest(g.codes) as c where c <> all(cart.codes)) from cart g where cart.id = ${own.id} and g.id = ${guest.id}
    ), closed as (
      update cart set status = 'merged', merged_into_id = ${own.id} where id = ${guest.id}
    )
    select count(*)::int as lines from moved`);
  const lines = rows[0]?.lines ?? 0;
  await record(tx, by, { kind: "cart.merged", payload: { cartId: own.id, fromCartId: guest.id, lines } });
  return lines;
}
