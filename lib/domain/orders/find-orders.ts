import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { statusWords } from "@/lib/domain/fulfillment/timeline";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { readOrderQuery, type OrderQuery } from "./order-query";
import { orderStatusWords, type FoundOrder } from "./order-view";

type Row = { facts: Omit<FoundOrder, "matched" | "statusWords" | "parts"> & { parts: Omit<FoundOrder["parts"][number], "statusWords" | "isHere">[] } };

const most = 25;

/**
 * Orders in any state and of any store, by number, pickup code or its QR, e-mail, phone, end of the card or name: the first way of reading
 * the query that finds something counts. Each part names its store and says whether it is one of the asker's; where none
 * is, e-mail and phone stay out.
 */
export async function findOrders(by: Permit<"orders.view">, query: string, from: Reader = db): Promise<FoundOrder[]> {
  for (const reading of readOrderQuery(query)) {
    const found = await findBy(reading, by, from);
    if (found.length > 0) return found;
  }
  return [];
}

async function findBy(reading: OrderQuery, by: Permit<"orders.view">, from: Reader): Promise<FoundOrder[]> {
  const stores = storeScope(by);
  const { rows } = await from.execute<Row>(sql`
    select jsonb_build_object('id', o.id, 'number', o.number, 'channel', o.channel, 'placedAt', o.placed_at, 'status', o.status, 'contactName', o.contact_name, 'email', o.email, 'phone', o.phone,
      'currency', o.currency, 'totalMinor', o.total_minor,
      'parts', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'method', f.method, 'status', f.status, 'storeId', s.id, 'storeName', s.name, 'timeZone', s.time_zone,
          'promisedAt', f.promised_at, 'shelf', f.staged_shelf) order by f.number), '[]') from fulfillment f join location s on s.id = f.location_id where f.order_id = o.id)) as facts
    from "order" o where ${conditionOf(reading)} order by o.placed_at desc limit ${most}`);
  return rows.map(({ facts }) => {
    const parts = facts.parts.map((part) => ({
      ...part, promisedAt: new Date(part.promisedAt).toISOString(), statusWords: statusWords(part.status, part.method), isHere: stores === null || stores.includes(part.storeId),
    }));
    const isOurs = parts.some((part) => part.isHere);
    return { ...facts, ...(!isOurs && { email: null, phone: null }), placedAt: new Date(facts.placedAt).toISOString(), parts, statusWords: orderStatusWords(facts.status, parts), matched: reading.by };
  });
}

function conditionOf(reading: OrderQuery): SQL {
  switch (reading.by) {
    // What a till printed without network names its order, too.
    case "number": return sql`o.id in (select x.id from "order" x where x.number = ${reading.value} union all select s.order_id from offline_sale s where s.number = ${reading.value})`;
    case "start": return sql`o.number like ${`${reading.value}%`}`;
    // A code names a waiting pickup, not history; it is unique only among few.
    case "code": return sql`o.id in (select f.order_id from fulfillment f where f.pickup_code = ${reading.value} and f.status not in ('handed_over', 'delivered', 'cancelled'))`;
    case "email": return sql`lower(o.email) = ${reading.value}`;
    case "phone": return sql`o.phone like ${`%${reading.value}`}`;
    case "card": return sql`o.id in (select p.order_id from payment p where p.card_last4 = ${reading.value})`;
    case "name": return sql`lower(o.contact_name) like ${`%${reading.value.replace(/[\\%_]/g, "\\$&")}%`}`;
  }
}
