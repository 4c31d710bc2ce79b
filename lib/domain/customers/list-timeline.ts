import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { channelLabel, channels } from "@/lib/domain/channel";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Change } from "@/lib/domain/events";
import { pointsWords } from "@/lib/domain/payments/tender";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { kindsOf, timelineKinds, wordsOf, type TimelineEntry, type TimelineGroup } from "./timeline";

export type TimelineQuery = { customerId: string; group?: TimelineGroup | undefined; channel?: string | undefined; before?: { at: string; id: number } | undefined };
export type Timeline = { entries: TimelineEntry[]; next: { at: string; id: number } | null; hiddenBrowsing: number };

type Row = {
  id: number; at: string; channel: string; kind: string; payload: { amountMinor?: number; currency?: string; query?: string; template?: string; quantity?: number; topic?: string; points?: number | Change; tier?: string };
  product_title: string | null; category: string | null; order_number: string | null; store: string | null; staff: string | null;
};

const size = 40;

/**
 * A customer's timeline over every channel, newest first, by key. Browsing stays out while the shopper does not share it;
 * how much was left out is said. The caller must have opened the file within the last eight hours.
 */
export async function listTimeline(by: Permit<"customers.view">, query: TimelineQuery, from: Reader = db): Promise<Timeline | null> {
  const { rows: opened } = await from.execute<{ shares: boolean }>(sql`
    select c.shares_browsing as shares from customer c where c.id = ${query.customerId} and exists (select 1 from event e
      where e.kind = 'customer.file_opened' and e.customer_id = c.id and e.actor_id = ${by.actor.staffId} and e.at > shop_clock() - interval '8 hours')`);
  const file = opened[0];
  if (!file) return null;
  const browsing = kindsOf("browsing");
  const kinds = (query.group ? kindsOf(query.group) : timelineKinds).filter((kind) => file.shares || !browsing.includes(kind));
  const { before } = query;
  const older = (row: SQL) => (before ? sql`(${row}.at, ${row}.id) < (${before.at}::timestamptz, ${before.id}::bigint)` : sql`true`);
  const { rows } = await from.execute<Row>(sql`
    select e.id, e.at, e.channel, e.kind, e.payload, p.title as product_title, g.name as category, o.number as order_number, l.name as store, s.name as staff
    from (select distinct on (id) * from (
        (select * from event where customer_id = ${query.customerId} and kind = any(${sql.param(kinds)}::text[]) and ${older(sql`event`)} order by at desc, id desc limit 400)
        union all
        (select e.* from event e join "order" o on o.id = e.order_id where o.customer_id = ${query.customerId} and e.customer_id is distinct from ${query.customerId} and e.kind = any(${sql.param(kinds)}::text[]) and ${older(sql`e`)} order by e.at desc, e.id desc limit 400)
        union all
        (select e.* from event e join identifier i on i.kind = 'device' and i.value = e.device_id where i.customer_id = ${query.customerId} and e.customer_id is null and e.kind = any(${sql.param(kinds)}::text[]) and ${older(sql`e`)} order by e.at desc, e.id desc limit 400)
      ) every_source order by id) e
    left join product p on e.subject = 'product:' || p.id
    left join category g on e.subject = 'category:' || g.slug
    left join "order" o on o.id = e.order_id
    left join location l on l.id = e.location_id
    left join staff s on e.actor_kind = 'staff' and s.id::text = e.actor_id
    where ${query.channel ?? null}::text is null or e.channel = ${query.channel ?? null}
    order by e.at desc, e.id desc limit ${size + 1}`);
  const { rows: hidden } = file.shares ? { rows: [{ count: 0 }] } : await from.execute<{ count: number }>(sql`
    select count(*)::int as count from event where customer_id = ${query.customerId} and kind = any(${sql.param(browsing)}::text[])`);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { entries: page.map(entryOf), next: last && rows.length > size ? { at: new Date(last.at).toISOString(), id: last.id } : null, hiddenBrowsing: hidden[0]?.count ?? 0 };
}

function entryOf(row: Row): TimelineEntry {
  const known = wordsOf(row.kind);
  const { payload } = row;
  const amount = payload.amountMinor === undefined ? "" : formatMoney(payload.amountMinor, payload.currency ?? homeCurrency);
  const detail = [row.product_title, row.category, payload.query && `“${payload.query}”`, payload.template?.replaceAll("_", " "), payload.topic, typeof payload.points === "number" && pointsWords(payload.points), payload.tier, row.order_number, amount].filter(Boolean).join(" · ");
  return {
    id: row.id, at: new Date(row.at).toISOString(), channel: channelLabel[channels.find((each) => each === row.channel) ?? "web"], group: known?.group ?? "service", words: known?.words ?? row.kind,
    detail, href: row.order_number ? `/staff/orders/${row.order_number}` : null, store: row.store, actor: row.staff,
  };
}
