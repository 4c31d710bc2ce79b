import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { PromiseOutcome, PromiseQuery, PromiseRecord, PromiseWeek, StorePromises } from "./promise-ledger";

const ledgerRows = 200;

/** Each location in reach with the promises whose time came in the last days, the least reliable first. */
export async function listStorePromises(by: Permit<"fulfillment.view">, query: PromiseQuery, from: Reader = db): Promise<StorePromises[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<StorePromises>(sql`
    with promise as (${promises(query)}),
    figures as (
      select location_id, count(*)::int as promised, ${sql.join((["kept", "late", "overdue", "short"] as const).map((outcome) => sql`count(*) filter (where outcome = ${outcome})::int as ${sql.raw(outcome)}`), sql`, `)},
        round(percentile_cont(0.5) within group (order by late_minutes) filter (where late_minutes > 0))::int as median_late, round(max(late_minutes))::int as worst_late
      from promise group by location_id
    )
    select l.id as "locationId", l.name, l.kind, l.pickup_lead_minutes as "leadMinutes", f.promised, f.kept, f.late, f.overdue, f.short, f.median_late as "medianLateMinutes", case when f.worst_late > 0 then f.worst_late end as "worstLateMinutes"
    from figures f join location l on l.id = f.location_id
    where ${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[])
    order by f.kept::float8 / f.promised, f.promised desc, l.name`);
  return rows;
}

/** One location's promises, newest first, at most 200 of the wished outcome; the weeks and `measurable` are of all. */
export async function getPromiseLedger(by: Permit<"fulfillment.view">, locationId: LocationId, query: PromiseQuery, from: Reader = db): Promise<{ records: PromiseRecord[]; measurable: PromiseRecord[]; weeks: PromiseWeek[] }> {
  const scope = storeScope(by);
  if (scope !== null && !scope.includes(locationId)) return { records: [], measurable: [], weeks: [] };
  const { rows } = await from.execute<PromiseRecord & { week: string }>(sql`
    with promise as (${promises(query, locationId)})
    select id as "fulfillmentId", number, order_number as "orderNumber", method, ${iso("ordered_at")} as "orderedAt", ${iso("promised_at")} as "promisedAt", ${iso("kept_at")} as "keptAt", outcome,
      inputs ->> 'countedFrom' as "countedFrom", (inputs ->> 'leadMinutes')::int as "leadMinutes", inputs ->> 'rule' as rule, inputs ? 'rescheduledFrom' or inputs ? 'movedFrom' as "wasMoved",
      to_char(shop_clock() - interval '7 days' * ceil(extract(epoch from shop_clock() - promised_at) / 604800), 'YYYY-MM-DD') as week
    from promise order by promised_at desc, id`);
  const measurable = rows.map(({ week: _week, ...record }) => record);
  return { records: measurable.filter(({ outcome }) => query.outcome === null || outcome === query.outcome).slice(0, ledgerRows), measurable, weeks: weeksOf(rows) };
}

function weeksOf(rows: readonly { week: string; outcome: PromiseOutcome }[]): PromiseWeek[] {
  const weeks = new Map<string, PromiseWeek>();
  for (const { week, outcome } of rows) {
    const sum = weeks.get(week) ?? { from: week, promised: 0, kept: 0 };
    weeks.set(week, { ...sum, promised: sum.promised + 1, kept: sum.kept + (outcome === "kept" ? 1 : 0) });
  }
  return [...weeks.values()].sort((a, b) => a.from.localeCompare(b.from));
}

/** Cancelled parts count only where units were missing: what a shopper gave up was not broken by the store. */
function promises({ days, method }: PromiseQuery, locationId?: LocationId): SQL {
  const methods = method === "pickup" ? ["pickup", "curbside"] : ["ship"];
  const keptAt = sql.raw(method === "pickup" ? "f.ready_at" : "f.delivered_at");
  return sql`
    select p.*, case when p.is_short then 'short' when p.kept_at is null then 'overdue' when p.kept_at <= p.promised_at then 'kept' else 'late' end as outcome,
      extract(epoch from coalesce(p.kept_at, shop_clock()) - p.promised_at) / 60 as late_minutes
    from (
      select f.id, f.number, o.number as order_number, f.method, f.location_id, o.placed_at as ordered_at, f.promised_at, f.promise_inputs as inputs, ${keptAt} as kept_at, f.status,
        exists (select from event e where e.fulfillment_id = f.id and e.kind = 'fulfillment.line_missing') as is_short
      from fulfillment f join "order" o on o.id = f.order_id
      where f.method = any(${sql.param(methods)}::text[]) and f.promised_at > shop_clock() - make_interval(days => ${days}) and f.promised_at <= shop_clock()
        ${locationId ? sql`and f.location_id = ${locationId}` : sql``}
    ) p
    where p.status <> 'cancelled' or p.is_short`;
}

const iso = (column: string): SQL => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
