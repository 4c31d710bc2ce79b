import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { cursorOf, pageOf, readCursor, uuidShape, type Page, type Paging } from "./cursor";
import { instantOf } from "./instant";
import type { OrderResource } from "./resource";

export type OrderFilter = Paging & { status?: string | undefined; placedSince?: string | undefined };

/** Orders as programs read them: no names, addresses or codes. Whoever is bound to stores sees those that a store of theirs has a part of. */
const orders = (by: Permit<"orders.view"> | Permit<"orders.service">, which: SQL, limit: number): SQL => {
  const scope = storeScope(by);
  return sql`
    select o.id, o.number, o.status, o.channel, o.currency, o.customer_id as "customerId", o.subtotal_minor as "subtotalMinor", o.discount_minor as "discountMinor", o.charges_minor as "chargesMinor", o.tax_minor as "taxMinor",
      o.included_tax_minor as "includedTaxMinor", o.total_minor as "totalMinor", ${instantOf(sql`o.placed_at`)} as "placedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'sku', l.sku, 'title', concat_ws(', ', l.title, nullif(l.variant_title, '')), 'quantity', l.quantity, 'cancelled', l.cancelled, 'unitPriceMinor', l.unit_price_minor, 'totalMinor', l.total_minor) order by l.id), '[]')
        from order_line l where l.order_id = o.id) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'method', f.method, 'status', f.status, 'locationCode', s.code, 'promisedAt', ${instantOf(sql`f.promised_at`)}, 'trackingNumber', f.tracking_number,
          'lines', (select coalesce(jsonb_agg(jsonb_build_object('orderLineId', x.order_line_id, 'quantity', x.quantity, 'handedOver', x.handed_over, 'cancelled', x.cancelled, 'moved', x.moved) order by x.id), '[]') from fulfillment_line x where x.fulfillment_id = f.id)) order by f.number), '[]')
        from fulfillment f join location s on s.id = f.location_id where f.order_id = o.id) as fulfillments
    from "order" o where ${which} and (${scope === null} or exists (select from fulfillment f where f.order_id = o.id and f.location_id = any(${sql.param(scope ?? [])}::uuid[])))
    order by o.placed_at desc, o.id desc limit ${limit}`;
};

/** Orders, the newest first. */
export async function listApiOrders(by: Permit<"orders.view">, { cursor, limit, status, placedSince }: OrderFilter, from: Reader = db): Promise<Page<OrderResource>> {
  const [at = null, id = null] = readCursor(cursor, [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z$/, uuidShape]) ?? [];
  const which = sql`(${id}::uuid is null or (o.placed_at, o.id) < (${at}::timestamptz, ${id}::uuid)) and (${status ?? null}::text is null or o.status = ${status ?? null}) and (${placedSince ?? null}::timestamptz is null or o.placed_at >= ${placedSince ?? null}::timestamptz)`;
  // The cursor needs the microseconds that the answer's times leave out.
  const { rows } = await from.execute<OrderResource & { exactly: string }>(sql`select x.*, to_char(p.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly from (${orders(by, which, limit + 1)}) x join "order" p on p.id = x.id order by p.placed_at desc, p.id desc`);
  const { data, next } = pageOf(rows, limit, (last) => cursorOf(last.exactly, last.id));
  return { data: data.map(({ exactly: _, ...order }) => order), next };
}

/** One order by its number; null when there is none in reach. */
export async function getApiOrder(by: Permit<"orders.view"> | Permit<"orders.service">, number: string, from: Reader = db): Promise<OrderResource | null> {
  const { rows } = await from.execute<OrderResource>(orders(by, sql`o.number = ${number}`, 1));
  return rows[0] ?? null;
}
