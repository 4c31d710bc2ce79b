import type { Invariant } from "@/lib/domain/invariant";

export const fulfillmentInvariants: Invariant[] = [
  {
    name: "units on a line are picked, then ready, then handed over, and never more than were wanted",
    sql: `select id from fulfillment_line
      where picked + cancelled + moved + missing > quantity or ready > picked or handed_over > ready or returned > handed_over or picked + cancelled + moved + missing + in_transit > quantity or least(picked, ready, handed_over, cancelled, moved, missing, returned, in_transit) < 0`,
  },
  {
    name: "units ordered are in fulfillments, cancelled ones included",
    sql: `select ol.id, ol.quantity, f.quantity as in_fulfillments from order_line ol
      join lateral (select sum(fl.quantity - fl.moved) as quantity from fulfillment_line fl where fl.order_line_id = ol.id) f on f.quantity is not null
      where f.quantity <> ol.quantity`,
  },
  {
    name: "an order line counts as cancelled what its fulfillments cancelled",
    sql: `select ol.id, ol.cancelled, sum(fl.cancelled) as in_fulfillments from order_line ol join fulfillment_line fl on fl.order_line_id = ol.id
      group by ol.id having ol.cancelled <> sum(fl.cancelled)`,
  },
  {
    name: "what is promised to a fulfillment is what it still has to give",
    sql: `select fl.id, a.quantity as promised, fl.quantity - fl.cancelled - fl.moved - fl.missing - fl.handed_over - fl.in_transit as wanted from fulfillment_line fl
      join fulfillment f on f.id = fl.fulfillment_id left join allocation a on a.fulfillment_id = fl.fulfillment_id and a.order_line_id = fl.order_line_id
      where f.method <> 'email' and coalesce(a.quantity, 0) <> fl.quantity - fl.cancelled - fl.moved - fl.missing - fl.handed_over - fl.in_transit
      union all select fl.id, a.quantity, 0 from fulfillment_line fl join fulfillment f on f.id = fl.fulfillment_id and f.method = 'email' join allocation a on a.fulfillment_id = f.id`,
  },
  {
    name: "goods that are sent to a store are promised where they are sent from, until they leave, and at the store from when they came",
    sql: `select fl.id from fulfillment_line fl join fulfillment f on f.id = fl.fulfillment_id
      left join allocation a on a.fulfillment_id = fl.fulfillment_id and a.order_line_id = fl.order_line_id and a.quantity > 0
      where (fl.in_transit > 0 and (f.status <> 'in_transit_to_store' or f.left_source_at is null))
        or a.location_id <> case when f.status = 'in_transit_to_store' and fl.picked = 0 then f.source_location_id else f.location_id end`,
  },
  {
    name: "a fulfillment costs what its lines and its delivery cost",
    sql: `select f.id, f.total_minor, sum(fl.total_minor) as lines from fulfillment f join fulfillment_line fl on fl.fulfillment_id = f.id
      group by f.id having f.total_minor <> sum(fl.total_minor) + f.charge_minor + f.charge_tax_minor`,
  },
  {
    name: "a fulfillment is in a state of its own machine",
    sql: `select id, method, status from fulfillment
      where status not in ('open', 'picking', 'ready', 'handed_over', 'packed', 'shipped', 'delivered', 'on_hold', 'awaiting_shopper', 'in_transit_to_store', 'on_the_van', 'attempted', 'expired', 'cancelled', 'lost')
        or (method in ('pickup', 'curbside', 'carry_out') and status in ('packed', 'shipped', 'delivered', 'lost'))
        or (method in ('ship', 'local_delivery') and status in ('ready', 'handed_over', 'in_transit_to_store', 'expired'))
        or (method = 'email' and status not in ('open', 'delivered', 'cancelled')) or (method = 'local_delivery' and status in ('shipped', 'lost')) or (method <> 'local_delivery' and status in ('on_the_van', 'attempted'))`,
  },
  {
    name: "every question to a shopper is about something and has a deadline",
    sql: `select f.id from fulfillment f where f.status = 'awaiting_shopper' and (f.shopper_deadline_at is null
        or (f.shopper_question = 'missing' and not exists (select 1 from fulfillment_line fl where fl.fulfillment_id = f.id and fl.missing > 0)))
      union all
      select fl.fulfillment_id from fulfillment_line fl join fulfillment f on f.id = fl.fulfillment_id where fl.missing > 0 and f.shopper_question is null`,
  },
  {
    name: "a ready order lies on a shelf, was said to be ready, and can be handed over",
    sql: `select f.id from fulfillment f where f.status = 'ready' and (f.staged_shelf is null or f.ready_at is null or f.collect_by is null or f.pickup_code is null
      or not exists (select 1 from fulfillment_line fl where fl.fulfillment_id = f.id and fl.ready > fl.handed_over))`,
  },
  {
    name: "a finished order has nothing left to give",
    sql: `select f.id, f.status from fulfillment f join fulfillment_line fl on fl.fulfillment_id = f.id
      where f.status in ('handed_over', 'delivered', 'shipped', 'cancelled', 'expired') and fl.quantity - fl.cancelled - fl.moved - fl.missing > fl.handed_over`,
  },
  {
    name: "every hand-over says when, to whom and how it was proved",
    sql: `select id from fulfillment where status = 'handed_over' and (handed_over_at is null or (method <> 'carry_out' and (handed_over_to is null or handed_over_proof is null)))`,
  },
  {
    name: "what is on the van is on one trip, and what a van delivered says how",
    sql: `select f.id, f.status from fulfillment f where f.method = 'local_delivery' and (f.status = 'on_the_van') <> exists (select from delivery_trip t where t.fulfillment_id = f.id and t.ended_at is null)
      union all
      select f.id, f.status from fulfillment f where f.method = 'local_delivery' and (f.status = 'delivered') <> exists (select from delivery_trip t where t.fulfillment_id = f.id and t.outcome = 'delivered')`,
  },
  {
    name: "a part that was split off is paid by a fulfillment of the same order",
    sql: `select f.id from fulfillment f left join fulfillment p on p.id = f.paid_by_fulfillment_id
      where f.paid_by_fulfillment_id is not null and (p.id is null or p.order_id <> f.order_id or p.paid_by_fulfillment_id is not null)`,
  },
  {
    name: "units ticked are units scanned",
    sql: `select s.fulfillment_line_id, s.scans, fl.picked from (select fulfillment_line_id, count(*) as scans from pick_scan where undone_at is null group by 1) s
      join fulfillment_line fl on fl.id = s.fulfillment_line_id where fl.picked > s.scans`,
  },
  {
    name: "a state that was reached is on record",
    sql: `select f.id, f.status from fulfillment f
      where f.status in ('ready', 'handed_over', 'shipped', 'cancelled', 'expired') and f.method <> 'carry_out' and f.order_id is not null
        and not exists (select 1 from event e where e.order_id = f.order_id and (e.fulfillment_id = f.id or e.fulfillment_id is null)
          and e.kind in ('fulfillment.' || f.status, 'fulfillment.part_handed_over', 'order.cancelled', 'order.line_cancelled', 'fulfillment.shopper_chose', 'fulfillment.ready', 'fulfillment.delivered', 'fulfillment.expired'))`,
  },
  {
    name: "a decision of the routing names rules that were published, and sends what its part was made for, save what its shopper added later",
    sql: `select d.fulfillment_id from routing_decision d join fulfillment f on f.id = d.fulfillment_id
      where (d.rule_set_version <> 0 and not exists (select 1 from routing_rule_set s where s.version = d.rule_set_version and s.status <> 'draft'))
        or (select sum((line ->> 'quantity')::int) from jsonb_array_elements(d.decision -> 'parts') part, jsonb_array_elements(part -> 'lines') line where part ->> 'locationId' = coalesce(f.source_location_id, f.location_id)::text)
          is distinct from (select sum(fl.quantity) from fulfillment_line fl where fl.fulfillment_id = f.id
            and not exists (select from order_edit e, jsonb_array_elements(e.plan -> 'added') added where e.fulfillment_id = f.id and e.status = 'confirmed' and added ->> 'orderLineId' = fl.order_line_id::text))`,
  },
  {
    name: "a pass that was used handed something over",
    sql: `select p.id from pickup_pass p where p.used_at is not null and not exists (select 1 from fulfillment_line fl where fl.fulfillment_id = p.fulfillment_id and fl.handed_over > 0)`,
  },
  {
    name: "what a place rejected is missing there, or was cancelled or moved since",
    sql: `select r.fulfillment_id, r.order_line_id from (select fulfillment_id, order_line_id, sum(quantity) as units from rejection group by 1, 2) r
      join (select fulfillment_id, order_line_id, sum(missing + cancelled + moved) as units from fulfillment_line group by 1, 2) l using (fulfillment_id, order_line_id) where r.units > l.units`,
  },
];
