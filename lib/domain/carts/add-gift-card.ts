import type { Tx } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import type { CartId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewGift } from "./cart-input";
import { putGift } from "./put-gift";
import { ownCart, touchOrOpenCart } from "./rows";

export type AddedGift = { cartId: CartId; version: number };

/**
 * Puts gift cards into the shopper's cart; the same form sent again under its key adds nothing more.
 * @throws Refusal `not_found`, `cart_full`, `invalid` for an amount outside its limits, a day too far ahead, or nobody to mail it to
 */
export async function addGiftCard(tx: Tx, by: Permit<"cart.use">, line: NewGift, key?: string): Promise<AddedGift> {
  if (!line.gift.recipientEmail) throw new Refusal("invalid", { reason: "Write the e-mail it is sent to." });
  const cart = await touchOrOpenCart(tx, ownCart(by), customerOf(by), by.channel);
  if (key && !(await withinLimit(tx, { key: `tap:${cart.id}:${key}`, max: 1, windowMinutes: 60 }))) return { cartId: cart.id, version: cart.version };
  const { productId } = await putGift(tx, cart, line, { channel: by.channel, currency: by.currency, staffId: null });
  await record(tx, by, { kind: "cart.line_added", subject: `product:${productId}`, payload: { cartId: cart.id, variantId: line.variantId, quantity: line.quantity, method: "email" } });
  return { cartId: cart.id, version: cart.version };
}
