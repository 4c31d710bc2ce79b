import { sql, type SQL } from "drizzle-orm";
import type { CartId, LocationId, VariantId } from "@/lib/kernel/ids";
import type { Gift } from "@/lib/domain/payments/gift";
import type { LineMethod } from "./cart-input";

export type OrderedGoods = { variantId: VariantId; method: LineMethod; storeId: LocationId | null; gift: Gift | null; quantity: number };

/**
 * For the WITH of the placing statement: takes what became an order out of the shopper's cart (or the cart it was merged
 * into meanwhile). The cart goes on: what was added while the payment ran stays in it, and a guest's cookie keeps naming it.
 */
export function orderedGoodsCtes(cartId: CartId, goods: readonly OrderedGoods[], isPlaced: SQL): SQL {
  const units = goods.map(({ variantId, method, storeId, gift, quantity }) => ({ variant_id: variantId, method, location_id: method === "ship" || method === "email" ? null : storeId, gift, quantity }));
  return sql`ordered_unit as (
      select u.variant_id, u.method, u.location_id, u.gift, sum(u.quantity)::int as quantity
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(variant_id uuid, method text, location_id uuid, gift jsonb, quantity integer) where ${isPlaced} group by 1, 2, 3, 4
    ), cart_after_order as (
      update cart set codes = '{}', version = version + 1, updated_at = shop_clock()
      where id = (select coalesce(merged_into_id, id) from cart where id = ${cartId}) and status = 'open' and ${isPlaced} returning id, version
    ), kept_line as (
      update cart_line l set quantity = l.quantity - u.quantity from cart_after_order c, ordered_unit u
      where l.cart_id = c.id and l.variant_id = u.variant_id and l.method = u.method and l.location_id is not distinct from u.location_id and l.gift is not distinct from u.gift and l.quantity > u.quantity returning l.id
    ), ordered_line as (
      delete from cart_line l using cart_after_order c, ordered_unit u
      where l.cart_id = c.id and l.variant_id = u.variant_id and l.method = u.method and l.location_id is not distinct from u.location_id and l.gift is not distinct from u.gift and l.quantity <= u.quantity returning l.id
    )`;
}
