import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LineChoice, RemovedLine } from "./cart-input";
import { lineOf, ownCart, touchCart } from "./rows";

/** Takes a line out and returns what brings it back (`restoreLine` with it). @throws Refusal `not_found` */
export async function removeLine(tx: Tx, by: Permit<"cart.use">, { lineId }: LineChoice): Promise<RemovedLine> {
  const line = await lineOf(tx, await touchCart(tx, ownCart(by)), lineId);
  await tx.execute(sql`delete from cart_line where id = ${line.id}`);
  await record(tx, by, {
    kind: "cart.line_removed", locationId: line.location_id, subject: `product:${line.product_id}`,
    payload: { cartId: line.cart.id, variantId: line.variant_id, quantity: line.quantity },
  });
  if (line.gift) return { variantId: line.variant_id, quantity: line.quantity, gift: line.gift };
  return { variantId: line.variant_id, quantity: line.quantity, method: line.method === "email" ? "ship" : line.method, storeId: line.location_id };
}
