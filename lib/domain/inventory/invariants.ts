import type { Invariant } from "@/lib/domain/invariant";
import { mostSafety } from "./safety-stock";

const stateOf = (state: string) => `sum(case when m.to_state = '${state}' then m.quantity else 0 end - case when m.from_state = '${state}' then m.quantity else 0 end)`;

export const inventoryInvariants: Invariant[] = [
  {
    name: "what is on hand and what is allocated equal the sums of the ledger",
    sql: `select coalesce(s.variant_id, m.variant_id) as variant_id, coalesce(s.location_id, m.location_id) as location_id, s.on_hand, m.on_hand as ledger_on_hand, s.allocated, m.allocated as ledger_allocated
      from stock_level s full join (select variant_id, location_id, sum(on_hand_delta) as on_hand, sum(allocated_delta) as allocated from stock_movement group by 1, 2) m
        on m.variant_id = s.variant_id and m.location_id = s.location_id
      where coalesce(s.on_hand, 0) <> coalesce(m.on_hand, 0) or coalesce(s.allocated, 0) <> coalesce(m.allocated, 0) or s.variant_id is null`,
  },
  {
    name: "what is allocated equals the open allocations",
    sql: `select coalesce(s.variant_id, a.variant_id) as variant_id, coalesce(s.location_id, a.location_id) as location_id, s.allocated, a.quantity
      from stock_level s full join (select variant_id, location_id, sum(quantity) as quantity from allocation where quantity > 0 group by 1, 2) a
        on a.variant_id = s.variant_id and a.location_id = s.location_id
      where coalesce(s.allocated, 0) <> coalesce(a.quantity, 0)`,
  },
  {
    name: "units set aside equal the moves of the ledger",
    sql: `select s.variant_id, s.location_id from stock_level s
      left join (select variant_id, location_id, ${stateOf("damaged")} as damaged, ${stateOf("quality_check")} as quality_check, ${stateOf("display")} as display, ${stateOf("put_back")} as put_back
        from stock_movement m where m.from_state is not null or m.to_state is not null group by 1, 2) m
        on m.variant_id = s.variant_id and m.location_id = s.location_id
      where (s.damaged, s.quality_check, s.display, s.put_back)
        <> (coalesce(m.damaged, 0), coalesce(m.quality_check, 0), coalesce(m.display, 0), coalesce(m.put_back, 0))`,
  },
  {
    name: "units that cannot be sold are never promised",
    sql: `select variant_id, location_id from stock_level
      where allocated > on_hand + backorder_cap - damaged - quality_check - display - put_back or damaged + quality_check + display + put_back > on_hand`,
  },
  {
    name: "live holds fit into what is free, unless staff took units away since",
    sql: `select s.variant_id, s.location_id, h.quantity from stock_level s
      join (select variant_id, location_id, sum(quantity) as quantity, min(expires_at) as soonest from hold where expires_at > shop_clock() group by 1, 2) h
        on h.variant_id = s.variant_id and h.location_id = s.location_id
      where h.quantity > greatest(0, s.on_hand + s.backorder_cap - s.damaged - s.quality_check - s.display - s.put_back - s.allocated)
        and not exists (select from stock_movement m where m.variant_id = s.variant_id and m.location_id = s.location_id
          and m.kind in ('adjusted', 'moved_state', 'transferred') and m.at > h.soonest - interval '1 day')
        and s.backorder_cap = 0`,
  },
  {
    name: "what is incoming equals what transfers and purchase orders have on the way",
    sql: `select coalesce(s.variant_id, t.variant_id) as variant_id, coalesce(s.location_id, t.location_id) as location_id, s.incoming, t.quantity
      from (select variant_id, location_id, incoming from stock_level where incoming <> 0) s
      full join (select variant_id, location_id, sum(quantity) as quantity from (
          select l.variant_id, t.to_location_id as location_id, l.sent + l.extra - l.received - l.rejected - l.lost - l.put_back as quantity
          from transfer_line l join transfer t on t.id = l.transfer_id where t.status in ('sent', 'partially_received') and t.fulfillment_id is null
          union all select l.variant_id, p.location_id, l.ordered + l.over - l.received - l.rejected - l.short
          from purchase_line l join purchase_order p on p.id = l.purchase_order_id where p.status in ('ordered', 'partly_received')) w
        group by 1, 2 having sum(quantity) <> 0) t on t.variant_id = s.variant_id and t.location_id = s.location_id
      where coalesce(s.incoming, 0) <> coalesce(t.quantity, 0)`,
  },
  {
    name: "what is learned about safety stock stays within its bounds",
    sql: `select variant_id, location_id, units from safety_advice where units > ${mostSafety}`,
  },
  {
    name: "every movement has the effect of its kind",
    sql: `select id, kind from stock_movement where quantity < 0 or (on_hand_delta, allocated_delta) <> (case kind
        when 'received' then quantity when 'returned' then quantity when 'handed_over' then -quantity when 'shipped' then -quantity
        when 'adjusted' then sign(on_hand_delta) * quantity when 'transferred' then sign(on_hand_delta) * quantity else 0 end,
      case kind when 'allocated' then quantity when 'released' then -quantity when 'handed_over' then -quantity when 'shipped' then -quantity else 0 end)`,
  },
  {
    name: "a count that is decided was submitted, with what was expected and found",
    sql: `select id from stock_count where (status in ('submitted', 'approved', 'rejected') and (counted is null or expected is null or submitted_by is null))
      or (status in ('approved', 'rejected')) <> (decided_by is not null)`,
  },
];
