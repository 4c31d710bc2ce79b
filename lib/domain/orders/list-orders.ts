import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import type { Channel } from "@/lib/domain/channel";
import { statusWords } from "@/lib/domain/fulfillment/timeline";
import type { Permit } from "@/lib/domain/identity/permit";
import { orderStatusWords, type OrderSummary } from "./order-view";
import { titlesSold, unitsSold } from "./sold-words";

export type OrderFilter = { channel?: Channel; before?: string; limit?: number };
type Row = { facts: Omit<OrderSummary, "statusWords" | "parts"> & { parts: Omit<OrderSummary["parts"][number], "statusWords">[] } };

/** The member's orders of every channel, newest first; `before` (an ISO instant) continues a list. */
export async function listOrders(by: Permit<"account.own">, filter: OrderFilter = {}, from: Reader = db): Promise<OrderSummary[]> {
  const { rows } = await from.execute<Row>(sql`
    select jsonb_build_object('id', o.id, 'number', o.number, 'channel', o.channel, 'placedAt', o.placed_at, 'status', o.status, 'currency', o.currency, 'totalMinor', o.total_minor,
      'units', ${unitsSold}, 'titles', ${titlesSold},
      'images', (select coalesce(jsonb_agg(i.image order by i.id) filter (where i.image is not null), '[]')
        from (select l.id, ${imageOf(sql`v.product_id`, sql`v.id`)} as image from order_line l join variant v on v.id = l.variant_id where l.order_id = o.id order by l.id limit 4) i),
      'parts', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'method', f.method, 'status', f.status, 'storeName', s.name, 'timeZone', s.time_zone, 'promisedAt', f.promised_at, 'readyAt', f.ready_at) order by f.number), '[]')
        from fulfillment f join location s on s.id = f.location_id where f.order_id = o.id)) as facts
    from "order" o where o.customer_id = ${by.actor.customerId} and (${filter.channel ?? null}::text is null or o.channel = ${filter.channel ?? null})
      and (${filter.before ?? null}::timestamptz is null or o.placed_at < ${filter.before ?? null}::timestamptz)
    order by o.placed_at desc limit ${Math.min(filter.limit ?? 50, 100)}`);
  return rows.map(({ facts }) => {
    const parts = facts.parts.map((part) => ({ ...part, statusWords: statusWords(part.status, part.method), promisedAt: iso(part.promisedAt), readyAt: part.readyAt && iso(part.readyAt) }));
    return { ...facts, placedAt: iso(facts.placedAt), parts, statusWords: orderStatusWords(facts.status, parts) };
  });
}

const iso = (value: string): string => new Date(value).toISOString();
