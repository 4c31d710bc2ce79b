import type { Tx } from "@/db/client";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { addToCart } from "./add-to-cart";
import type { NewLine } from "./cart-input";
import type { AddedLine } from "./cart-view";
import { removeWish } from "./remove-wish";

/** Puts a wished item into the member's cart and takes it off the list. @throws as `addToCart` */
export async function moveWishToCart(tx: Tx, by: Permit<"account.own">, line: NewLine): Promise<AddedLine> {
  const added = await addToCart(tx, permit(by.actor, "cart.use", by), line);
  await removeWish(tx, by, { variantId: line.variantId });
  return added;
}
