import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewLine } from "./cart-input";
import type { AddedLine } from "./cart-view";
import { customersCart, putLine, touchOrOpenCart } from "./rows";

/**
 * An associate puts goods into a shopper's cart; the line says who added it.
 * @throws Refusal `not_found`, `store_required`, `pickup_off`, `quantity_limit`, `cart_full`
 */
export async function addToSharedCart(tx: Tx, by: Permit<"carts.assist">, { customerId, line }: { customerId: CustomerId; line: NewLine }): Promise<AddedLine> {
  const { rows } = await tx.execute<{ id: CustomerId }>(sql`select coalesce(merged_into_id, id) as id from customer where id = ${customerId}`);
  const customer = rows[0];
  if (!customer) throw new Refusal("not_found");
  const { staffId } = by.actor;
  const cart = await touchOrOpenCart(tx, customersCart(customer.id), customer.id, by.channel);
  await tx.execute(sql`update cart set shared_by_staff_id = ${staffId} where id = ${cart.id}`);
  const { lineId, quantity, productId } = await putLine(tx, cart, line, staffId);
  await record(tx, by, {
    kind: "cart.line_added", customerId: customer.id, locationId: line.storeId, subject: `product:${productId}`,
    payload: { cartId: cart.id, variantId: line.variantId, quantity: line.quantity, method: line.method },
  });
  return { cartId: cart.id, version: cart.version, lineId, added: line.quantity, quantity };
}
