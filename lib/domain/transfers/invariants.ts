import type { Invariant } from "@/lib/domain/invariant";

const onTheWay = "l.sent + l.extra - l.received - l.rejected - l.lost - l.put_back";
const scanned = (step: string) => `coalesce((select sum(s.quantity) from transfer_scan s where s.transfer_line_id = l.id and s.step = '${step}'), 0)`;
const reported = (what: string) => `coalesce((select sum(d.quantity) from transfer_discrepancy d where d.transfer_line_id = l.id and ${what}), 0)`;
const moved = (end: string) => `coalesce((select sum(m.on_hand_delta) from stock_movement m where m.cause_kind = 'transfer' and m.cause_id = t.id::text and m.kind = 'transferred' and m.line_id = l.id || '@' || t.${end}), 0)`;

export const transferInvariants: Invariant[] = [
  {
    name: "the ledger has every unit that a transfer took and brought",
    sql: `select l.id from transfer_line l join transfer t on t.id = l.transfer_id
      where ${moved("from_location_id")} <> l.put_back - l.sent or ${moved("to_location_id")} <> l.received + l.rejected`,
  },
  {
    name: "the counters of a transfer are its scans and reports",
    sql: `select l.id from transfer_line l
      where l.packed <> ${scanned("pack")} or l.rejected <> ${scanned("reject")} or l.received <> ${scanned("receive")} + ${reported("d.kind <> 'under'")}
        or l.extra <> ${reported("d.outcome = 'found'")} or l.lost <> ${reported("d.outcome = 'lost'")} or l.put_back <> ${reported("d.outcome = 'put_back'")}`,
  },
  {
    name: "a transfer is in the state that its lines say",
    sql: `select t.id, t.status from transfer t left join transfer_line l on l.transfer_id = t.id group by t.id
      having (coalesce(sum(${onTheWay}), 0) > 0) <> (t.status in ('sent', 'partially_received'))
        or (t.status = 'sent' and sum(l.received + l.rejected) > 0) or (t.status = 'draft' and sum(l.sent + l.extra) > 0)`,
  },
  {
    name: "what is on the road for an order is on its transfer, and what waits to be sent is on a draft",
    sql: `select f.id from fulfillment f
      left join (select t.fulfillment_id, sum(${onTheWay}) as units from transfer t join transfer_line l on l.transfer_id = t.id where t.status in ('sent', 'partially_received') group by 1) t on t.fulfillment_id = f.id
      join lateral (select sum(fl.in_transit) as units from fulfillment_line fl where fl.fulfillment_id = f.id) r on true
      where f.source_location_id is not null and (r.units > coalesce(t.units, 0) or (f.status = 'in_transit_to_store' and f.left_source_at is not null and coalesce(t.units, 0) = 0))`,
  },
];
