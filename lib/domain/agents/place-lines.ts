import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import type { CartMethod } from "@/lib/domain/carts/cart-input";
import { changeLineQuantity } from "@/lib/domain/carts/change-line-quantity";
import { moveLine } from "@/lib/domain/carts/move-line";
import { removeLine } from "@/lib/domain/carts/remove-line";
import { cartOf, type Permit } from "@/lib/domain/identity/permit";
import type { CartLineId, LocationId, VariantId } from "@/lib/kernel/ids";

export type WantedLine = { variantId: VariantId; quantity: number; method: CartMethod; storeId: LocationId | null };
type Line = { id: CartLineId; variant_id: VariantId; quantity: number; method: CartMethod; location_id: LocationId | null };

/** Makes the cart hold just these lines, one for each variant, by the verbs that any shopper uses. @throws Refusal those of the cart's verbs */
export async function placeLines(tx: Tx, by: Permit<"cart.use">, wanted: readonly WantedLine[]): Promise<void> {
  const { rows } = await tx.execute<Line>(sql`select id, variant_id, quantity, method, location_id from cart_line where cart_id = ${cartOf(by)}`);
  for (const line of rows) if (!wanted.some((one) => one.variantId === line.variant_id)) await removeLine(tx, by, { lineId: line.id });
  for (const one of wanted) {
    const line = rows.find((row) => row.variant_id === one.variantId);
    if (!line) {
      await addToCart(tx, by, one);
      continue;
    }
    if (line.quantity !== one.quantity) await changeLineQuantity(tx, by, { lineId: line.id, quantity: one.quantity });
    if (line.method !== one.method || line.location_id !== one.storeId) await moveLine(tx, by, { lineId: line.id, method: one.method, storeId: one.storeId });
  }
}
