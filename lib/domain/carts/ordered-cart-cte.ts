import { sql, type SQL } from "drizzle-orm";
import type { CartId } from "@/lib/kernel/ids";

/** For the WITH of the placing statement: closes the cart that became an order; `ordered_cart` has its row if it was open. */
export const orderedCartCte = (cartId: CartId): SQL => sql`ordered_cart as (
    update cart set status = 'ordered', version = version + 1, updated_at = shop_clock() where id = ${cartId} and status = 'open' returning id, version
  )`;
