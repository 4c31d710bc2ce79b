import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CartId, type CheckoutId, type CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { leaveMergedCheckouts } from "./leave-merged-checkouts";
import { inCurrency, ownsCart } from "./rows";

export type StartedCheckout = { checkoutId: CheckoutId; isNew: boolean };
type CartRow = { id: CartId; version: number; codes: string[]; customer_id: CustomerId | null; lines: number };

/**
 * Begins to check out the shopper's cart, or resumes: one live checkout per cart. A cart that changed since is taken
 * over, and so is another currency; what was entered stays. @throws Refusal `cart_empty`
 */
export async function startCheckout(tx: Tx, by: Permit<"orders.place">): Promise<StartedCheckout> {
  const { rows } = await tx.execute<CartRow>(sql`
    select k.id, k.version, k.codes, k.customer_id, (select count(*)::int from cart_line l where l.cart_id = k.id) as lines
    from cart k where ${ownsCart(by)} and k.status = 'open' for update`);
  const cart = rows[0];
  if (!cart || cart.lines === 0) throw new Refusal("cart_empty");
  const known = await resume(tx, by, cart);
  if (known) return { checkoutId: known, isNew: false };
  const id = newId<CheckoutId>();
  await tx.execute(sql`
    insert into checkout (id, cart_id, cart_version, customer_id, channel, currency, codes, contact_name, email, phone, ship_to, slots)
    select ${id}, ${cart.id}, ${cart.version}, ${cart.customer_id}, ${by.channel}, ${by.currency}, ${sql.param(cart.codes)}::text[], u.name, u.email, u.phone,
      case when d.id is not null then jsonb_build_object('name', d.name, 'line1', d.line1, 'line2', d.line2, 'city', d.city, 'state', d.state, 'postcode', d.postcode) end, '{}'
    from (select) one
    left join customer u on u.id = ${cart.customer_id} and u.email is not null
    left join lateral (select * from customer_address a where a.customer_id = u.id order by a.is_default desc, a.created_at desc limit 1) d on true`);
  await leaveMergedCheckouts(tx, by, { cartId: cart.id, checkoutId: id });
  await record(tx, by, { kind: "checkout.started", customerId: customerOf(by), subject: `checkout:${id}`, payload: { checkoutId: id, cartId: cart.id } });
  return { checkoutId: id, isNew: true };
}

/**
 * A changed cart makes a quoted checkout open again; the codes on the cart count where none was entered here. What pays and
 * who brings is chosen anew in another currency.
 */
async function resume(tx: Tx, { currency }: Permit<"orders.place">, cart: CartRow): Promise<CheckoutId | null> {
  const { rows } = await tx.execute<{ id: CheckoutId; is_current: boolean; is_same: boolean; status: string }>(sql`
    select id, status, cart_version = ${cart.version} as is_current, currency = ${currency} as is_same from checkout where cart_id = ${cart.id} and status in ('open', 'ready', 'completing') for update`);
  const live = rows[0];
  if (!live) return null;
  if ((live.is_current && live.is_same) || live.status === "completing") return live.id;
  await tx.execute(sql`
    update checkout set cart_version = ${cart.version}, status = 'open', total_minor = null, failure_code = null, codes = case when codes = '{}' then ${sql.param(cart.codes)}::text[] else codes end, version = version + 1, updated_at = shop_clock()
      ${live.is_same ? sql`` : sql`, ${inCurrency(currency)}`}
    where id = ${live.id}`);
  return live.id;
}
