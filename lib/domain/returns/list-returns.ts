import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { wishOf } from "@/lib/domain/payments/wish";
import type { LocationId } from "@/lib/kernel/ids";
import { allowedReturnActions, type ReturnFacts } from "./allowed-return-actions";
import { readReturnNumber, type ReturnQuery } from "./return-query";
import { returnReasons, type ReturnReason } from "./return-policy";
import type { ReturnStatus } from "./return-state";
import type { ReturnRow } from "./return-view";

export type ReturnList = { rows: ReturnRow[]; counts: Partial<Record<ReturnStatus, number>>; next: string | null };

const size = 50;

/**
 * Returns in reach, newest first: what is at one of the reader's stores, and what is on its way to any. A search by
 * return, order or e-mail finds those of every store.
 */
export async function listReturns(by: Permit<"returns.view">, query: ReturnQuery, here: LocationId | null, from: Reader = db): Promise<ReturnList> {
  const which = sql.join([query.q === "" ? inReach(by, here) : found(query.q), query.channel ? sql`r.channel = ${query.channel}` : sql`true`], sql` and `);
  const { rows } = await from.execute<{ facts: Omit<ReturnRow, "reasons" | "step"> & { reasons: ReturnReason[]; locationId: LocationId | null; refund: ReturnFacts["refund"] } }>(sql`
    select jsonb_build_object('id', r.id, 'number', r.number, 'status', r.status, 'channel', r.channel, 'orderNumber', o.number, 'contactName', o.contact_name, 'storeName', s.name, 'timeZone', coalesce(s.time_zone, 'America/Chicago'),
      'currency', o.currency, 'updatedAt', r.updated_at, 'units', u.units, 'amountMinor', u.amount, 'titles', u.titles, 'reasons', u.reasons, 'locationId', r.location_id, 'refund', ${refundState}) as facts
    from goods_return r join "order" o on o.id = r.order_id left join location s on s.id = r.location_id
    cross join lateral (select count(*) filter (where x.status <> 'dropped' or r.status = 'cancelled') as units, coalesce(sum(x.amount_minor) filter (where x.status not in ('dropped', 'refused')), 0) as amount,
        jsonb_agg(distinct ol.title) as titles, jsonb_agg(distinct rl.reason) as reasons
      from return_line rl join return_unit x on x.return_line_id = rl.id join fulfillment_line l on l.id = rl.fulfillment_line_id join order_line ol on ol.id = l.order_line_id where rl.return_id = r.id) u
    where ${which} and ${query.status ? sql`r.status = ${query.status}` : sql`true`} and ${query.before ? sql`r.id < ${query.before}` : sql`true`} order by r.id desc limit ${size + 1}`);
  const { rows: counted } = await from.execute<{ status: ReturnStatus; count: number }>(sql`
    select r.status, count(*)::int as count from goods_return r join "order" o on o.id = r.order_id where ${which} group by r.status`);
  const page = rows.slice(0, size).map(({ facts: { locationId, refund, ...row } }) => ({
    ...row, updatedAt: new Date(row.updatedAt).toISOString(), reasons: row.reasons.map((reason) => returnReasons[reason].label), step: stepOf({ status: row.status, locationId, storeName: row.storeName, refund }, by),
  }));
  return { rows: page, counts: Object.fromEntries(counted.map(({ status, count }) => [status, count])), next: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}

/** Of the last attempt for each part of the money. */
const refundState = sql`(select case when bool_or(status = 'failed') then 'failed' when bool_or(status = 'pending') then 'pending' when count(*) > 0 then 'done' end from (
  select distinct on (x.fulfillment_id) a.status from return_refund x join ${wishOf(sql`x.key`)} a on true where x.return_id = r.id order by x.fulfillment_id, x.attempt desc) last)`;

function stepOf(facts: ReturnFacts, { actor }: Permit<"returns.view">): ReturnRow["step"] {
  const names = allowedReturnActions(facts, actor).filter(({ blockedBy }) => blockedBy === null).map(({ name }) => name);
  return names.includes("approve") ? "approve" : names.includes("refund") ? "refund" : null;
}

function inReach(by: Permit<"returns.view">, here: LocationId | null): SQL {
  const scope = here ? [here] : storeScope(by);
  return scope === null ? sql`true` : sql`(r.location_id is null or r.location_id = any(${sql.param([...scope])}::uuid[]))`;
}

function found(q: string): SQL {
  const number = readReturnNumber(q);
  if (number) return sql`r.number = ${number}`;
  const order = /\bAH[-\s]?(\d{2,12})/i.exec(q)?.[1];
  return order ? sql`o.number = ${`AH-${order}`}` : q.includes("@") ? sql`lower(o.email) = ${q.toLowerCase()}` : sql`lower(o.contact_name) like ${`%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`}`;
}
