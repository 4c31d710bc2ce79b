import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { composeOrder } from "./compose-order";
import { readOrder } from "./order-facts";
import type { OrderPart, OrderView, StaffOrder } from "./order-view";
import { proveOrder, type OrderProof } from "./prove-order";

/** An order by its number: the member's own, or the one this guest's browser has just placed. Not there and not yours are the same answer: null. */
export const getOrder = (by: Permit<"orders.track">, number: string, from: Reader = db): Promise<OrderView | null> => proved(by, { number }, from);

/** The one order that a signed link opens; null for a bad or expired link. */
export const getOrderByToken = (by: Permit<"orders.track">, token: string, from: Reader = db): Promise<OrderView | null> => (token === "" ? Promise.resolve(null) : proved(by, { token }, from));

/** The order of a part, proved by a signed link or as the caller's own; null for anything else. */
export async function getOrderOfPart(by: Permit<"orders.track">, proof: { token?: string | undefined; fulfillmentId: string }, from: Reader = db): Promise<OrderView | null> {
  if (proof.token) return proved(by, { token: proof.token }, from);
  const { rows } = await from.execute<{ order_id: OrderId }>(sql`select order_id from fulfillment where id = ${proof.fulfillmentId}`);
  return rows[0] ? proved(by, { orderId: rows[0].order_id }, from) : null;
}

/** An order for staff, whichever store it belongs to; pickup codes and passes are the shopper's and not shown. */
export async function getOrderForStaff(by: Permit<"orders.view">, number: string, from: Reader = db): Promise<StaffOrder | null> {
  const facts = await readOrder(sql`o.number = ${number}`, from);
  if (!facts) return null;
  const stores = storeScope(by);
  const order = composeOrder(facts);
  const parts = order.parts.map((part) => ({ ...part, pickupCode: null, passes: [] }));
  const isHere = parts.some((part) => stores === null || stores.includes(part.store.id));
  return { ...order, ...(isHere ? { parts } : nameOnly(order.contact.name, parts)), customerId: facts.customerId, isHere };
}

const nameOnly = (name: string, parts: OrderPart[]): Pick<OrderView, "contact" | "parts"> => ({
  contact: { name, email: "", phone: "" },
  parts: parts.map((part) => ({ ...part, shipTo: null, pickupPerson: part.pickupPerson && { name: part.pickupPerson.name, contact: "" } })),
});

/** A part that all goods left for another one is our affair. */
const withoutEmptied = (order: OrderView): OrderView => ({ ...order, parts: order.parts.filter(({ lines }) => lines.length > 0) });

async function proved(by: Permit<"orders.track">, proof: OrderProof, from: Reader): Promise<OrderView | null> {
  try {
    const facts = await readOrder(sql`o.id = ${await proveOrder(by, proof, from)}`, from);
    return facts && withoutEmptied(composeOrder(facts));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
