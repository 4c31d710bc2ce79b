import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { asId, type CartId, type CustomerId } from "@/lib/kernel/ids";
import { readLink } from "@/lib/kernel/signed-link";
import type { CartView } from "./cart-view";
import { cartWhere } from "./get-cart";
import { customersCart } from "./rows";

/** The cart behind a link that an associate sent; null when the link is forged or expired or the cart was paid for. */
export async function getSharedCart(by: Permit<"cart.use">, token: string, now: Date, from: Reader = db): Promise<CartView | null> {
  const cartId = readSharedCart(token, now);
  if (!cartId) return null;
  return cartWhere(sql`cart.id = ${cartId} and cart.status = 'open' and cart.shared_by_staff_id is not null`, { channel: by.channel, currency: by.currency, nearStoreId: null }, from);
}

/**
 * A customer's cart for an associate: whole where the shopper lets stores see what they browse, else only once that associate
 * has added to it. The opening of the file is recorded by whoever shows it.
 */
export const getCustomerCart = (by: Permit<"carts.assist">, customerId: CustomerId, from: Reader = db): Promise<CartView | null> =>
  cartWhere(sql`${customersCart(customerId)} and (cart.shared_by_staff_id = ${by.actor.staffId} or exists (select from customer c where c.id = cart.customer_id and c.shares_browsing))`,
    { channel: by.channel, currency: by.currency, nearStoreId: null }, from);

/** Which cart a link opens, if it is genuine and not expired. */
export function readSharedCart(token: string, now: Date): CartId | null {
  const subject = readLink("shared_cart", token, now);
  return subject === null ? null : asId<CartId>(subject);
}
