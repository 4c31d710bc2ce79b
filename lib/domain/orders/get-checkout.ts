import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import type { CheckoutView } from "./checkout";
import { readCheckout } from "./checkout-facts";
import { composeCheckout } from "./compose-checkout";
import { readLineStock, type CheckoutStock } from "./line-stock";
import { quoteCheckout } from "./quote-checkout";
import { ownsCart } from "./rows";
import { trackingToken } from "./tracking-token";

const nothing: CheckoutStock = { problems: new Map(), atStore: new Map(), shipped: new Map(), supplied: new Map() };

/**
 * The shopper's checkout: the live one of their cart, or the one that has just become an order. Null when there is
 * neither: then `startCheckout` begins one. Two round trips, one more where something is delivered.
 */
export async function getCheckout(by: Permit<"orders.place">, from: Reader = db): Promise<CheckoutView | null> {
  const justPlaced = sql`c.status = 'completed' and c.updated_at > shop_clock() - interval '30 minutes'
    and not exists (select from cart o join cart_line l on l.cart_id = o.id where o.customer_id = ${customerOf(by)} and o.status = 'open')`;
  const facts = await readCheckout(sql`${ownsCart(by)} and ((c.status in ('open', 'ready', 'completing') and k.status = 'open') or (${justPlaced}))`, by.channel, from);
  if (!facts) return null;
  const isOver = facts.status === "completed";
  const quote = facts.status !== "open" && facts.plan ? facts.plan.quote : quoteCheckout(facts);
  const stock = isOver || facts.status === "completing" ? nothing : await readLineStock(facts, from);
  return composeCheckout(facts, quote, stock, isOver && facts.orderId ? trackingToken(facts.orderId, new Date(facts.nowMs)) : null);
}
