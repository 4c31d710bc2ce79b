import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { cartOf, customerOf, type Permit } from "@/lib/domain/identity/permit";

export type ReadyPickup = { orderNumber: string; storeName: string; method: "pickup" | "curbside"; items: number };

/** The caller's orders that wait in a store now, longest waiting first; a guest's as long as this browser may open them. */
export async function listReadyPickups(by: Permit<"orders.track">, from: Reader = db): Promise<ReadyPickup[]> {
  const customerId = customerOf(by);
  if (!customerId && !cartOf(by)) return [];
  const isOwn = customerId ? sql`o.customer_id = ${customerId}` : sql`o.account_id is null and o.placed_at > shop_clock() - interval '1 day' and o.checkout_id in (select id from checkout where cart_id = ${cartOf(by)})`;
  const { rows } = await from.execute<ReadyPickup>(sql`
    select o.number as "orderNumber", l.name as "storeName", f.method, coalesce((select sum(fl.ready - fl.handed_over)::int from fulfillment_line fl where fl.fulfillment_id = f.id), 0) as items
    from "order" o join fulfillment f on f.order_id = o.id join location l on l.id = f.location_id
    where ${isOwn} and f.status = 'ready' and f.method in ('pickup', 'curbside') order by f.ready_at nulls last limit 3`);
  return rows;
}
