import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { cartOf, customerOf, type Permit } from "@/lib/domain/identity/permit";
import { asId, isUuid, type OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readLink } from "@/lib/kernel/signed-link";

export type OrderProof = { orderId?: OrderId; number?: string; token?: string };

/**
 * The order that this shopper may see and change: by the signed link of its mails, as the member whose it is, or in the
 * browser that placed it within the last day. @throws Refusal `link_expired` for a bad link, else `not_found`
 */
export async function proveOrder(by: Permit<"orders.track">, proof: OrderProof, from: Reader = db): Promise<OrderId> {
  if (proof.token) return orderOfLink(proof.token);
  const customerId = customerOf(by);
  const isOwn = customerId ? sql`o.customer_id = ${customerId}` : sql`c.cart_id = ${cartOf(by)} and o.account_id is null and o.placed_at > shop_clock() - interval '1 day'`;
  const { rows } = await from.execute<{ id: OrderId }>(sql`
    select o.id from "order" o join checkout c on c.id = o.checkout_id where ${isOwn} and ${proof.orderId ? sql`o.id = ${proof.orderId}` : sql`o.number = ${proof.number ?? ""}`}`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0].id;
}

function orderOfLink(token: string): OrderId {
  const id = readLink("track_order", token, new Date());
  if (!id || !isUuid(id)) throw new Refusal("link_expired");
  return asId<OrderId>(id);
}
