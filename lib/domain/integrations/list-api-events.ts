import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { cursorOf, pageOf, readCursor, type Page, type Paging } from "./cursor";
import { instantOf } from "./instant";
import type { EventResource } from "./resource";
import { allWebhookKinds } from "./webhook";

export type EventFilter = Paging & { type?: string | undefined };

/**
 * What addresses are told, the oldest first: for whoever missed it, or would rather ask. Numbers are given before a
 * transaction commits, so the newest seconds are left out until nothing earlier can still appear.
 */
export async function listApiEvents(by: Permit<"audit.view">, { cursor, limit, type }: EventFilter, from: Reader = db): Promise<Page<EventResource>> {
  const scope = storeScope(by);
  const [after = "0"] = readCursor(cursor, [/^\d{1,15}$/]) ?? [];
  const { rows } = await from.execute<EventResource>(sql`
    select e.id::float8 as id, e.kind as type, ${instantOf(sql`e.at`)} as at, e.channel, o.number as "orderNumber", f.number as "fulfillmentNumber", l.code as "locationCode", e.customer_id as "customerId", e.subject, e.payload as facts
    from event e left join "order" o on o.id = e.order_id left join fulfillment f on f.id = e.fulfillment_id left join location l on l.id = e.location_id
    where e.id > ${Number(after)} and e.at < shop_clock() - interval '20 seconds' and e.kind = any(${sql.param(type ? [type] : [...allWebhookKinds])}::text[])
      and (${scope === null} or e.location_id = any(${sql.param(scope ?? [])}::uuid[]))
    order by e.id limit ${limit + 1}`);
  return pageOf(rows, limit, (last) => cursorOf(String(last.id)));
}
