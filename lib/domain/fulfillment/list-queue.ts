import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import { allowedActions } from "./allowed-actions";
import type { FulfillmentMethod, FulfillmentStatus } from "./fulfillment-state";
import type { LineCounters } from "./line-progress";
import { byUrgency, type Queue, type QueueRow } from "./pickup-queue";

type Row = {
  id: string; number: string; method: FulfillmentMethod; status: FulfillmentStatus; location_id: string; store_name: string; time_zone: string; promised_at: string; slot_ends_at: string | null;
  customer_name: string; claimed_id: string | null; claimed_name: string | null; shelf: string | null; on_my_way_at: string | null; arrived_at: string | null; stall: string | null; car: string | null;
  version: number; lines: LineCounters[]; images: QueueRow["images"] | null; two_people: boolean; is_priority: boolean; supply: QueueRow["supply"];
};

/** Everything a store still has to do, most urgent first: at most 300 rows. */
export async function listQueue(by: Permit<"fulfillment.view">, filter: { locationId: LocationId | null }, from: Reader = db): Promise<Queue> {
  const scope = filter.locationId === null ? storeScope(by) : [filter.locationId];
  const isMine = filter.locationId === null || (storeScope(by)?.includes(filter.locationId) ?? true);
  const places = sql.param(isMine ? (scope ?? []) : []);
  const isAll = isMine && scope === null;
  const { rows } = await from.execute<Row>(sql`
    select f.id, f.number, f.method, f.status, f.location_id, l.name as store_name, l.time_zone, ${iso("f.promised_at")} as promised_at, ${iso("f.slot_ends_at")} as slot_ends_at,
      coalesce(f.pickup_person_name, o.contact_name) as customer_name, f.claimed_by_staff_id as claimed_id, s.name as claimed_name, f.staged_shelf as shelf,
      ${iso("f.on_my_way_at")} as on_my_way_at, ${iso("f.arrived_at")} as arrived_at, f.arrival_stall as stall, f.arrival_car as car, f.version, f.is_priority, case when sl.id is not null then jsonb_build_object('from', sl.name, 'leftAt', f.left_source_at, 'reachedAt', f.reached_store_at) end as supply, x.lines, x.images, x.two_people
    from fulfillment f
    join location l on l.id = f.location_id
    join "order" o on o.id = f.order_id
    left join staff s on s.id = f.claimed_by_staff_id left join location sl on sl.id = f.source_location_id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('quantity', fl.quantity, 'picked', fl.picked, 'ready', fl.ready, 'handedOver', fl.handed_over, 'cancelled', fl.cancelled, 'moved', fl.moved, 'missing', fl.missing) order by fl.id) as lines,
        jsonb_agg(m.image order by fl.id) filter (where m.image is not null) as images, bool_or(v.needs_two_people) as two_people
      from fulfillment_line fl
      join variant v on v.id = fl.variant_id
      left join lateral (
        select jsonb_build_object('src', i.src, 'alt', i.alt, 'background', i.background) as image from media i
        where i.product_id = v.product_id order by (i.variant_id = v.id) desc nulls last, i.position limit 1
      ) m on true
      where fl.fulfillment_id = f.id
    ) x
    where f.status in ('open', 'picking', 'ready', 'awaiting_shopper', 'packed', 'in_transit_to_store') and f.method <> 'email' and (${isAll} or f.location_id = any(${places}::uuid[]))
    order by f.promised_at limit 300`);
  const { rows: [facts] } = await from.execute<{ now: string; counts: number; tasks: number; to_send: number }>(sql`
    select ${iso("shop_clock()")} as now,
      (select count(*)::int from stock_count c where c.status in ('open', 'submitted') and (${isAll} or c.location_id = any(${places}::uuid[]))) as counts,
      (select count(*)::int from task t where t.status = 'open' and (${isAll} or t.location_id = any(${places}::uuid[]))) as tasks,
      (select count(*)::int from transfer t where t.status = 'draft' and t.fulfillment_id is not null and (${isAll} or t.from_location_id = any(${places}::uuid[]))) as to_send`);
  return { now: facts?.now ?? new Date().toISOString(), rows: rows.map((row) => queueRow(row, by)).sort(byUrgency), countsOpen: facts?.counts ?? 0, tasksOpen: facts?.tasks ?? 0, toSend: facts?.to_send ?? 0 };
}

function queueRow(row: Row, by: Permit<"fulfillment.view">): QueueRow {
  const claimedBy = row.claimed_id === null ? null : { id: row.claimed_id, name: row.claimed_name ?? "A colleague" };
  const wanted = row.lines.reduce((sum, line) => sum + line.quantity - line.cancelled - line.moved - line.missing - line.handedOver, 0);
  return {
    id: row.id, number: row.number, method: row.method, status: row.status, locationId: row.location_id, storeName: row.store_name, timeZone: row.time_zone, promisedAt: row.promised_at,
    slotEndsAt: row.slot_ends_at, customerName: row.customer_name, units: wanted, picked: row.lines.reduce((sum, line) => sum + line.picked - line.handedOver, 0), images: row.images ?? [], claimedBy,
    shelf: row.shelf, onMyWayAt: row.on_my_way_at, arrivedAt: row.arrived_at, stall: row.stall, car: row.car, supply: row.supply, needsTwoPeople: row.two_people ?? false, isPriority: row.is_priority, version: row.version,
    actions: allowedActions({ method: row.method, status: row.status, locationId: row.location_id, storeName: row.store_name, claimedBy, hasLeftSource: row.supply?.leftAt != null, lines: row.lines }, by.actor),
  };
}

/** An instant as browsers read it. The column name is ours, never input. */
const iso = (column: string) => sql.raw(`to_char((${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
