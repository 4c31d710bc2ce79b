import type { Tx } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import type { NewLine } from "./cart-input";
import type { AddedLine } from "./cart-view";
import { lineTo, ownCart, putLine, touchOrOpenCart } from "./rows";

/**
 * Puts goods into the shopper's cart, opening one if needed. The same goods to the same place add up. Whether there is
 * enough is judged by the cart and by checkout, not here. A tap that is sent again under its key adds nothing more.
 * @throws Refusal `not_found`, `store_required`, `pickup_off`, `quantity_limit`, `cart_full`
 */
export async function addToCart(tx: Tx, by: Permit<"cart.use">, line: NewLine, tap?: { key: string; seconds: number }): Promise<AddedLine> {
  const cart = await touchOrOpenCart(tx, ownCart(by), customerOf(by), by.channel);
  if (tap && !(await withinLimit(tx, { key: `tap:${cart.id}:${tap.key}`, max: 1, windowMinutes: tap.seconds / 60 }))) {
    const known = await lineTo(tx, cart, line);
    return { cartId: cart.id, version: cart.version, lineId: known.id, added: line.quantity, quantity: known.quantity };
  }
  const { lineId, quantity, productId } = await putLine(tx, cart, line, null);
  await record(tx, by, {
    kind: "cart.line_added", locationId: line.storeId, subject: `product:${productId}`,
    payload: { cartId: cart.id, variantId: line.variantId, quantity: line.quantity, method: line.method },
  });
  return { cartId: cart.id, version: cart.version, lineId, added: line.quantity, quantity };
}
