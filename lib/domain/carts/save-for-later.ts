import type { Tx } from "@/db/client";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { addWish } from "./add-wish";
import type { LineChoice, NewLine } from "./cart-input";
import { removeLine } from "./remove-line";

/** Moves a line of the member's cart to the wish list; returns what brings it back. @throws Refusal `not_found`, `illegal_move` for a gift card */
export async function saveForLater(tx: Tx, by: Permit<"account.own">, choice: LineChoice): Promise<NewLine> {
  const removed = await removeLine(tx, permit(by.actor, "cart.use", by), choice);
  if ("gift" in removed) throw new Refusal("illegal_move");
  await addWish(tx, by, { variantId: removed.variantId });
  return removed;
}
