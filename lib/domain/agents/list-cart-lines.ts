import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { CartMethod } from "@/lib/domain/carts/cart-input";
import type { CartId, CartLineId, LocationId, VariantId } from "@/lib/kernel/ids";

export type AgentCartLine = { id: CartLineId; variantId: VariantId; quantity: number; method: CartMethod; locationId: LocationId | null };

/** What lies in a cart, in the order it was put in; the caller has proved that its reader may see it. */
export async function listCartLines(cartId: CartId | null, from: Reader = db): Promise<AgentCartLine[]> {
  if (cartId === null) return [];
  const { rows } = await from.execute<AgentCartLine>(sql`
    select id, variant_id as "variantId", quantity, method, location_id as "locationId" from cart_line where cart_id = ${cartId} order by added_at, id`);
  return rows;
}
