import { sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { guest, type Shop } from "@/lib/domain/carts/testing";
import type { Placed } from "@/lib/domain/fulfillment/counter.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { as, fillIn, type Buyer, type Wanted } from "@/lib/domain/orders/checkout.testing";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import { saveContact } from "@/lib/domain/orders/save-contact";
import { startCheckout } from "@/lib/domain/orders/start-checkout";
import { addPoints } from "@/lib/domain/payments/move-points";
import { newId, type CustomerId, type OrderId } from "@/lib/kernel/ids";
import { recountPoints } from "./recount-points";

export const system = systemPermit("test");

/** Somebody with a loyalty number. */
export async function aMember(tx: Tx, name = "Maya Lin"): Promise<CustomerId> {
  const customerId = newId<CustomerId>();
  await tx.execute(sql`insert into customer (id, name, email, loyalty_number) values (${customerId}, ${name}, ${`${customerId}@example.com`}, ${`AH${customerId.slice(-10)}`})`);
  return customerId;
}

export const pointsOf = async (tx: Reader, customerId: CustomerId): Promise<number> =>
  (await tx.execute<{ points: number }>(sql`select value_left(v) as points from stored_value v where v.customer_id = ${customerId} and v.kind = 'points'`)).rows[0]?.points ?? 0;

/** The entries of a member's ledger: "earned 30". */
export async function ledgerOf(tx: Reader, customerId: CustomerId): Promise<string[]> {
  const { rows } = await tx.execute<{ words: string }>(sql`
    select e.kind || ' ' || e.amount_minor as words from stored_value_entry e join stored_value v on v.id = e.stored_value_id where v.customer_id = ${customerId} and v.kind = 'points' order by e.at, e.id`);
  return rows.map(({ words }) => words);
}

export const givePoints = (tx: Tx, customerId: CustomerId, points: number, validMonths = 12): Promise<void> =>
  addPoints(tx, system, { customerId, kind: "adjusted", points, validMonths, reason: "a present", key: newId() });

/** Until the end of the transaction. */
export async function passDays(tx: Tx, days: number): Promise<void> {
  await tx.execute(sql`select set_config('throughline.clock_shift', ${`${days} days`}, true)`);
}

/** Makes an order the member's, and counts it. */
export async function belongsTo(tx: Tx, customerId: CustomerId, placed: Pick<Placed, "orderId">): Promise<OrderId> {
  await tx.execute(sql`update "order" set customer_id = ${customerId} where id = ${placed.orderId}`);
  await recountPoints(tx, system, placed);
  return placed.orderId;
}

/** A member's checkout of a lamp, of a cart of its own, that their points pay first. */
export async function spender(tx: Tx, shop: Shop, customerId: CustomerId): Promise<Buyer> {
  const lamp: Wanted = { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle };
  const by = as(guest((await addToCart(tx, guest(), lamp)).cartId), "orders.place");
  const { checkoutId } = await startCheckout(tx, by);
  await saveContact(tx, by, { checkoutId, name: "Maya Lin", email: "maya@example.com", phone: null });
  await fillIn(tx, { by, checkoutId }, [lamp]);
  await prepareCheckout(tx, by, { checkoutId });
  await tx.execute(sql`update checkout set customer_id = ${customerId}, stored_value_ids = array(select id from stored_value where customer_id = ${customerId} and kind = 'points') where id = ${checkoutId}`);
  return { by, checkoutId };
}
