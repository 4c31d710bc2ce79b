import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CartId, OrderId } from "@/lib/kernel/ids";

export type Sale = { saleId: CartId; orderId: OrderId; orderNumber: string; email: string; totalMinor: number; currency: string; cash: { dueMinor: number; receivedMinor: number; changeMinor: number } | null };

/** A sale of the seller's store that became an order. */
export async function getSale(by: Permit<"till.sell">, saleId: CartId, from: Reader = db): Promise<Sale | null> {
  const { rows } = await from.execute<{ order_id: OrderId; number: string; email: string; total_minor: number; currency: string; due: number | null; received: number | null }>(sql`
    select o.id as order_id, o.number, o.email, o.total_minor, o.currency, s.cash_due_minor as due, s.received_minor as received
    from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id
    where s.id = ${saleId} and o.location_id = ${by.actor.till.locationId}`);
  const row = rows[0];
  if (!row) return null;
  const cash = row.due === null || row.received === null ? null : { dueMinor: row.due, receivedMinor: row.received, changeMinor: row.received - row.due };
  return { saleId, orderId: row.order_id, orderNumber: row.number, email: row.email, totalMinor: row.total_minor, currency: row.currency, cash };
}
