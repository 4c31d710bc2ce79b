import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LineQuantity } from "./cart-input";
import { lineOf, ownCart, touchCart } from "./rows";

/** Sets how many of a line are wanted. @throws Refusal `not_found` */
export async function changeLineQuantity(tx: Tx, by: Permit<"cart.use">, { lineId, quantity }: LineQuantity): Promise<{ version: number }> {
  const line = await lineOf(tx, await touchCart(tx, ownCart(by)), lineId);
  await tx.execute(sql`update cart_line set quantity = ${quantity} where id = ${line.id}`);
  await record(tx, by, {
    kind: "cart.line_changed", locationId: line.location_id, subject: `product:${line.product_id}`,
    payload: { cartId: line.cart.id, variantId: line.variant_id, quantity: { before: line.quantity, after: quantity } },
  });
  return { version: line.cart.version };
}
