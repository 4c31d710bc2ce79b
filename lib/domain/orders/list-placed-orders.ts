import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { ListedOrder, OrderListQuery, OrderPage } from "./order-list";
import { titlesSold, unitsSold } from "./sold-words";

const size = 50;

/** Orders of which some part is at the store the console is about, else at any in reach; newest first. */
export async function listPlacedOrders(by: Permit<"orders.view">, { show, channel, before }: Omit<OrderListQuery, "q">, here: LocationId | null, from: Reader = db): Promise<OrderPage> {
  const scope = here ? [here] : storeScope(by);
  const { rows } = await from.execute<{ facts: ListedOrder }>(sql`
    select jsonb_build_object('id', o.id, 'number', o.number, 'channel', o.channel, 'placedAt', o.placed_at, 'contactName', o.contact_name, 'currency', o.currency, 'totalMinor', o.total_minor, 'units', ${unitsSold}, 'titles', ${titlesSold},
      'parts', (select jsonb_agg(jsonb_build_object('id', f.id, 'method', f.method, 'status', f.status, 'storeName', s.name, 'timeZone', s.time_zone) order by f.number) from fulfillment f join location s on s.id = f.location_id where f.order_id = o.id)) as facts
    from "order" o
    where ${scope === null ? sql`true` : sql`exists (select 1 from fulfillment f where f.order_id = o.id and f.location_id = any(${sql.param([...scope])}::uuid[]))`}
      and ${show ? sql`o.status = ${show}` : sql`true`} and ${channel ? sql`o.channel = ${channel}` : sql`true`} and ${before ? sql`o.id < ${before}` : sql`true`}
    order by o.id desc limit ${size + 1}`);
  const page = rows.slice(0, size).map(({ facts }) => ({ ...facts, placedAt: new Date(facts.placedAt).toISOString() }));
  return { rows: page, next: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}
