import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cartOf, customerOf, type Permit } from "@/lib/domain/identity/permit";
import type { Currency } from "@/lib/kernel/currency";
import type { CartId, CheckoutId, CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { CheckoutStatus } from "./checkout-state";

/** Whose cart `k` is: a member's by who they are, a guest's by the cookie, never a member's by a cookie. */
export function ownsCart(by: Permit<"orders.place">): SQL {
  const customerId = customerOf(by);
  if (customerId) return sql`k.customer_id = ${customerId}`;
  const cartId = cartOf(by);
  return cartId ? sql`k.id = ${cartId} and k.customer_id is null` : sql`false`;
}

export type LockedCheckout = { id: CheckoutId; cartId: CartId; customerId: CustomerId | null; status: CheckoutStatus; version: number; nowMs: number };

/** Locks the shopper's checkout while it may be edited; an edit makes `ready` open again. @throws Refusal `not_found`, `in_progress`, `illegal_move` */
export async function lockForEdit(tx: Tx, by: Permit<"orders.place">, checkoutId: CheckoutId): Promise<LockedCheckout> {
  const { rows } = await tx.execute<{ id: CheckoutId; cart_id: CartId; customer_id: CustomerId | null; status: CheckoutStatus; version: number; now_ms: number }>(sql`
    select c.id, c.cart_id, c.customer_id, c.status, c.version, round(extract(epoch from shop_clock()) * 1000)::float8 as now_ms
    from checkout c join cart k on k.id = c.cart_id where c.id = ${checkoutId} and ${ownsCart(by)} for update of c`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  if (row.status === "completing") throw new Refusal("in_progress");
  if (row.status !== "open" && row.status !== "ready") throw new Refusal("illegal_move");
  return { id: row.id, cartId: row.cart_id, customerId: row.customer_id, status: row.status, version: row.version, nowMs: row.now_ms };
}

/** Makes a checkout one in this currency: what pays and who brings it is chosen anew, since neither has a price in it. */
export const inCurrency = (currency: Currency): SQL => sql`currency = ${currency}, stored_value_ids = '{}', stored_value_caps = '{}', ship_option = null, delivery_window = null`;

/** Writes an edit to a locked checkout: what was quoted before no longer counts. */
export async function editCheckout(tx: Tx, checkout: LockedCheckout, change: SQL): Promise<{ version: number }> {
  const { rows } = await tx.execute<{ version: number }>(sql`
    update checkout set ${change}, status = 'open', total_minor = null, failure_code = null, version = version + 1, updated_at = shop_clock() where id = ${checkout.id} returning version`);
  return { version: rows[0]?.version ?? checkout.version };
}

/** Changes what pays, not what is paid: the totals and the hold of a `ready` checkout stay. */
export async function setStoredValues(tx: Tx, checkout: LockedCheckout, ids: SQL, caps: SQL = sql`stored_value_caps`): Promise<{ version: number }> {
  const { rows } = await tx.execute<{ version: number }>(sql`update checkout set stored_value_ids = ${ids}, stored_value_caps = ${caps}, failure_code = null, version = version + 1, updated_at = shop_clock() where id = ${checkout.id} returning version`);
  return { version: rows[0]?.version ?? checkout.version };
}

/** What points, gift cards and store credit may pay for: not other gift cards. @throws Refusal `gift_cards_only` where nothing else is in the checkout */
export async function requireGoods(tx: Tx, checkout: LockedCheckout): Promise<void> {
  const { rowCount } = await tx.execute(sql`select from cart_line where cart_id = ${checkout.cartId} and gift is null limit 1`);
  if (!rowCount) throw new Refusal("gift_cards_only");
}

/** What of a quoted checkout `c` may be paid with points, gift cards and store credit: all but gift cards, whose value stays what money was paid for it. */
export const goodsMinor = sql`(c.total_minor - (select coalesce(sum((e.part ->> 'totalMinor')::integer), 0) from jsonb_array_elements(c.quote -> 'parts') e(part) where e.part ->> 'method' = 'email'))`;
