import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cartOf, customerOf, type Permit } from "@/lib/domain/identity/permit";
import type { Gift } from "@/lib/domain/payments/gift";
import { newId, type CartId, type CartLineId, type CustomerId, type LocationId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { mostLines, mostOfALine, type GroupMethod, type LineMethod, type NewLine } from "./cart-input";

export type OpenCart = { id: CartId; version: number };
export type CartLineRow = { id: CartLineId; variant_id: VariantId; quantity: number; method: GroupMethod; location_id: LocationId | null; gift: Gift | null; product_id: string };

const noStore = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/** Which row of `cart` is the shopper's: a member's by who they are, a guest's by the cookie, and never a member's by a cookie. */
export function ownCart(by: Permit<"cart.use">): SQL {
  const customerId = customerOf(by);
  if (customerId) return sql`cart.customer_id = ${customerId} and cart.status = 'open'`;
  const cartId = cartOf(by);
  return cartId ? sql`cart.id = ${cartId} and cart.customer_id is null and cart.status = 'open'` : sql`false`;
}

export const customersCart = (customerId: CustomerId): SQL => sql`cart.customer_id = ${customerId} and cart.status = 'open'`;

/** Locks the cart until the transaction ends and counts the change, so that two devices take turns. */
export async function touchCart(tx: Tx, which: SQL): Promise<OpenCart | null> {
  const { rows } = await tx.execute<OpenCart>(sql`update cart set version = version + 1, updated_at = shop_clock() where ${which} returning id, version`);
  return rows[0] ?? null;
}

/** Like `touchCart`; opens one where there is none. Two devices opening at once end with the same cart. */
export async function touchOrOpenCart(tx: Tx, which: SQL, customerId: CustomerId | null, channel: string): Promise<OpenCart> {
  const open = await touchCart(tx, which);
  if (open) return open;
  const { rows } = await tx.execute<OpenCart>(sql`
    insert into cart (id, customer_id, channel) values (${newId()}, ${customerId}, ${channel})
    on conflict (customer_id) where status = 'open' do nothing returning id, version`);
  const opened = rows[0] ?? (await touchCart(tx, which));
  if (!opened) throw new Refusal("in_progress");
  return opened;
}

/** The line, if it is in this cart. @throws Refusal `not_found` */
export async function lineOf(tx: Tx, cart: OpenCart | null, lineId: CartLineId): Promise<CartLineRow & { cart: OpenCart }> {
  if (!cart) throw new Refusal("not_found");
  const { rows } = await tx.execute<CartLineRow>(sql`
    select l.id, l.variant_id, l.quantity, l.method, l.location_id, l.gift, v.product_id from cart_line l join variant v on v.id = l.variant_id
    where l.id = ${lineId} and l.cart_id = ${cart.id}`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  return { ...row, cart };
}

/** A condition on `cart_line` for the line of the same goods to the same place. */
export const sameLine = (cart: OpenCart, line: { variantId: VariantId; method: LineMethod; storeId: LocationId | null }): SQL => sql`
  cart_line.cart_id = ${cart.id} and cart_line.variant_id = ${line.variantId} and cart_line.method = ${line.method} and cart_line.gift is null
  and coalesce(cart_line.location_id, ${noStore}) = coalesce(${line.storeId}::uuid, ${noStore})`;

/** The line of the same goods to the same place. @throws Refusal `cart_changed` when it has gone meanwhile */
export async function lineTo(tx: Tx, cart: OpenCart, line: NewLine): Promise<{ id: CartLineId; quantity: number }> {
  const { rows } = await tx.execute<{ id: CartLineId; quantity: number }>(sql`select id, quantity from cart_line where ${sameLine(cart, line)}`);
  if (!rows[0]) throw new Refusal("cart_changed");
  return rows[0];
}

export const lineKey = sql`(cart_id, variant_id, method, coalesce(location_id, ${sql.raw("'00000000-0000-0000-0000-000000000000'::uuid")})) where gift is null`;

/** A store that hands over by this method now. @throws Refusal `store_required`, `not_found`, `pickup_off` */
export async function requirePlace(tx: Tx, { method, storeId }: { method: PutLine["method"]; storeId: LocationId | null }): Promise<void> {
  if (method === "ship") return;
  if (!storeId) throw new Refusal("store_required");
  const { rows } = await tx.execute<{ serves: boolean }>(sql`
    select is_active and can_sell and ${method === "carry_out" ? sql`true` : method === "pickup" ? sql`can_pickup` : sql`can_curbside`} as serves from location where id = ${storeId} and kind = 'store'`);
  if (!rows[0]) throw new Refusal("not_found");
  if (!rows[0].serves) throw new Refusal("pickup_off");
}

export type PutLine = Omit<NewLine, "method"> & { method: Exclude<LineMethod, "email"> };
export type WrittenLine = { lineId: CartLineId; quantity: number; productId: string };

/**
 * Puts goods into a locked cart; the same goods to the same place add up. Gift cards go in by `putGift`.
 * @throws Refusal `not_found`, `quantity_limit`, `cart_full`, and those of `requirePlace`
 */
export async function putLine(tx: Tx, cart: OpenCart, line: PutLine, staffId: StaffId | null): Promise<WrittenLine> {
  await requirePlace(tx, line);
  const { rows } = await tx.execute<{ product_id: string; id: CartLineId | null; quantity: number | null; has_room: boolean }>(sql`
    with item as (
      select v.id, v.product_id, exists (select from cart_line where ${sameLine(cart, line)}) or (select count(*) from cart_line where cart_id = ${cart.id}) < ${mostLines} as has_room
      from variant v join product p on p.id = v.product_id where v.id = ${line.variantId} and v.status = 'active' and p.status = 'active' and not v.is_gift_card
    ), written as (
      insert into cart_line (id, cart_id, variant_id, quantity, method, location_id, added_by_staff_id)
      select ${newId()}, ${cart.id}, item.id, ${line.quantity}, ${line.method}, ${line.storeId}, ${staffId} from item where has_room
      on conflict ${lineKey} do update set quantity = cart_line.quantity + excluded.quantity
        where cart_line.quantity + excluded.quantity <= ${mostOfALine}
      returning id, quantity
    )
    select item.product_id, item.has_room, written.id, written.quantity from item left join written on true`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  if (!row.has_room) throw new Refusal("cart_full");
  if (row.id === null || row.quantity === null) throw new Refusal("quantity_limit");
  return { lineId: row.id, quantity: row.quantity, productId: row.product_id };
}
