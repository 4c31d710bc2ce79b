import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CartId, CartLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewGift } from "./cart-input";
import { putGift } from "./put-gift";
import { putLine, touchCart, type PutLine } from "./rows";

export type SoldLine = PutLine | NewGift;

/**
 * Makes the cart of a till's sale hold exactly these lines; it is opened under the id that the register gave it. Returns the lines' ids, in their order.
 * @throws Refusal `not_found`, `quantity_limit`, `cart_full`, `store_required`, `pickup_off`, `invalid` for the amount of a gift card
 */
export async function putSale(tx: Tx, by: Permit<"cart.use">, { cartId, lines }: { cartId: CartId; lines: readonly SoldLine[] }): Promise<CartLineId[]> {
  await tx.execute(sql`insert into cart (id, channel) values (${cartId}, ${by.channel}) on conflict (id) do nothing`);
  const cart = await touchCart(tx, sql`cart.id = ${cartId} and cart.customer_id is null and cart.channel = ${by.channel} and cart.status = 'open'`);
  if (!cart) throw new Refusal("not_found");
  await tx.execute(sql`delete from cart_line where cart_id = ${cart.id}`);
  const staffId = by.actor.kind === "staff" ? by.actor.staffId : null;
  const ids: CartLineId[] = [];
  for (const line of lines) ids.push((await ("gift" in line ? putGift(tx, cart, line, { channel: by.channel, currency: by.currency, staffId }) : putLine(tx, cart, line, staffId))).lineId);
  return ids;
}
