import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

export type ReadyPickup = { orderNumber: string; storeName: string; method: "pickup" | "curbside"; items: number };

/** The caller's orders that wait in a store now, longest waiting first. */
export async function listReadyPickups(by: Permit<"account.own">, from: Reader = db): Promise<ReadyPickup[]> {
  const { rows } = await from.execute<ReadyPickup>(sql`
    select o.number as "orderNumber", l.name as "storeName", f.method, coalesce((select sum(fl.ready - fl.handed_over)::int from fulfillment_line fl where fl.fulfillment_id = f.id), 0) as items
    from "order" o join fulfillment f on f.order_id = o.id join location l on l.id = f.location_id
    where o.customer_id = ${by.actor.customerId} and f.status = 'ready' and f.method in ('pickup', 'curbside') order by f.ready_at nulls last limit 3`);
  return rows;
}
