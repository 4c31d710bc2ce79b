import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { OrderId } from "@/lib/kernel/ids";

/** The order that an event is about. */
export async function orderOfEvent(eventId: number, from: Reader = db): Promise<OrderId | null> {
  const { rows } = await from.execute<{ order_id: OrderId | null }>(sql`select order_id from event where id = ${eventId}`);
  return rows[0]?.order_id ?? null;
}
