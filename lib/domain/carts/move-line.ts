import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CartLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { mostOfALine, type LinePlace } from "./cart-input";
import { lineOf, ownCart, requirePlace, sameLine, touchCart } from "./rows";

/**
 * Moves a line to another store or to delivery; where the same goods already wait there, the two become one line.
 * @throws Refusal `not_found`, `store_required`, `pickup_off`, `quantity_limit`, `illegal_move` for a gift card
 */
export async function moveLine(tx: Tx, by: Permit<"cart.use">, { lineId, method, storeId }: LinePlace): Promise<{ version: number; lineId: CartLineId }> {
  const line = await lineOf(tx, await touchCart(tx, ownCart(by)), lineId);
  if (line.gift) throw new Refusal("illegal_move");
  await requirePlace(tx, { method, storeId });
  const target = await tx.execute<{ id: CartLineId; quantity: number }>(sql`
    select id, quantity from cart_line where ${sameLine(line.cart, { variantId: line.variant_id, method, storeId })}`);
  const twin = target.rows[0];
  if (twin?.id === line.id) return { version: line.cart.version, lineId: line.id };
  if (twin && twin.quantity + line.quantity > mostOfALine) throw new Refusal("quantity_limit");
  if (twin) {
    await tx.execute(sql`
      with gone as (delete from cart_line where id = ${line.id} returning quantity)
      update cart_line set quantity = cart_line.quantity + gone.quantity from gone where cart_line.id = ${twin.id}`);
  } else {
    await tx.execute(sql`update cart_line set method = ${method}, location_id = ${storeId} where id = ${line.id}`);
  }
  await record(tx, by, {
    kind: "cart.line_changed", locationId: storeId, subject: `product:${line.product_id}`,
    payload: {
      cartId: line.cart.id, variantId: line.variant_id, quantity: line.quantity,
      method: { before: line.method, after: method }, location: { before: line.location_id, after: storeId },
    },
  });
  return { version: line.cart.version, lineId: twin?.id ?? line.id };
}
