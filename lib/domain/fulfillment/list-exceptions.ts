import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import { holdLabel, isHoldReason } from "./hold";
import type { ExceptionQuery, ExceptionRow } from "./exception-query";

/** Parts of orders that left their way and wait for somebody, those that the shop decides about next first: at most 300. */
export async function listExceptions(by: Permit<"fulfillment.view">, { locationId, show }: ExceptionQuery & { locationId: LocationId | null }, from: Reader = db): Promise<ExceptionRow[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ row: ExceptionRow }>(sql`
    select jsonb_build_object('id', x.id, 'number', x.number, 'orderNumber', o.number, 'kind', x.kind, 'method', x.method, 'status', x.status, 'storeName', l.name, 'timeZone', l.time_zone,
      'customerName', coalesce(x.pickup_person_name, o.contact_name), 'units', x.units, 'why', case when x.kind = 'on_hold' then concat_ws(': ', x.hold_reason, x.hold_note) when x.status = 'expired' then 'To be put back' when x.status = 'ready' then 'Last day' when x.kind = 'missed' then coalesce(t.note, '') when x.shopper_question = 'store_closed' then concat_ws(': ', 'Store closed', (select e.payload ->> 'reason' from event e where e.fulfillment_id = x.id and e.order_id = x.order_id and e.kind = 'fulfillment.awaiting_shopper' order by e.id desc limit 1)) else coalesce(r.name, '') end, 'who', coalesce(s.name, ''), 'since', case x.kind when 'uncollected' then coalesce(x.ready_at, x.updated_at) when 'missed' then coalesce(t.ended_at, x.updated_at) else coalesce(x.held_at, r.at, x.updated_at) end, 'until', case x.status when 'ready' then x.collect_by else x.shopper_deadline_at end, 'version', x.version) as row
    from (
      select f.*, case when f.status = 'on_hold' then 'on_hold' when f.status = 'attempted' then 'missed' when f.status in ('ready', 'expired') then 'uncollected' when f.method in ('ship', 'local_delivery') and f.shopper_question = 'missing' then 'parked' else 'choosing' end as kind,
        (select coalesce(sum(case when f.status = 'expired' then fl.cancelled when f.shopper_question = 'missing' and f.status = 'awaiting_shopper' then fl.missing else fl.quantity - fl.cancelled - fl.moved - fl.handed_over end), 0)::int from fulfillment_line fl where fl.fulfillment_id = f.id) as units
      from fulfillment f where f.status in ('awaiting_shopper', 'on_hold', 'expired', 'attempted') or (f.status = 'ready' and f.collect_by < shop_clock() + interval '1 day')
    ) x
    join location l on l.id = x.location_id join "order" o on o.id = x.order_id
    left join lateral (select rr.name, rj.at, rj.staff_id from rejection rj join reject_reason rr on rr.id = rj.reason_id where rj.fulfillment_id = x.id order by rj.at desc limit 1) r on x.kind <> 'missed'
    left join lateral (select d.note, d.ended_at, d.staff_id from delivery_trip d where d.fulfillment_id = x.id and x.kind = 'missed' order by d.left_at desc limit 1) t on true
    left join staff s on s.id = coalesce(t.staff_id, x.held_by_staff_id, r.staff_id) and x.kind <> 'uncollected'
    where (${scope === null} or x.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${locationId}::uuid is null or x.location_id = ${locationId})
      and (${show}::text is null or x.kind = ${show})
    order by case x.status when 'ready' then x.collect_by else x.shopper_deadline_at end nulls last, x.held_at, x.id limit 300`);
  return rows.map(({ row }) => ({ ...row, why: row.kind === "on_hold" ? whyHeld(row.why) : row.why }));
}

function whyHeld(why: string): string {
  const [reason = "", ...note] = why.split(": ");
  return [isHoldReason(reason) ? holdLabel[reason] : reason, ...note].join(": ");
}
