import type { Invariant } from "@/lib/domain/invariant";

const toCome = "l.ordered + l.over - l.received - l.rejected - l.short";
const scanned = (steps: string) => `coalesce((select sum(s.quantity) from purchase_scan s where s.purchase_line_id = l.id and s.step in (${steps})), 0)`;

export const purchasingInvariants: Invariant[] = [
  {
    name: "the ledger has every unit that a purchase order brought",
    sql: `select l.id from purchase_line l join purchase_order p on p.id = l.purchase_order_id
      where l.received <> coalesce((select sum(m.on_hand_delta) from stock_movement m where m.cause_kind = 'purchase' and m.cause_id = p.id::text and m.kind = 'received' and m.line_id = l.id::text), 0)`,
  },
  {
    name: "the counters of a purchase order are its scans",
    sql: `select l.id from purchase_line l where l.received <> ${scanned("'receive', 'over'")} or l.over <> ${scanned("'over'")} or l.rejected <> ${scanned("'reject'")}`,
  },
  {
    name: "a purchase order is in the state that its lines say",
    sql: `select p.id, p.status from purchase_order p left join purchase_line l on l.purchase_order_id = p.id group by p.id
      having (p.status in ('ordered', 'partly_received') and coalesce(sum(${toCome}), 0) <= 0)
        or (p.status in ('received', 'closed_short') and sum(${toCome}) > 0)
        or (p.status in ('draft', 'ordered', 'cancelled') and coalesce(sum(l.received + l.rejected), 0) > 0)
        or (p.status <> 'closed_short' and p.status <> 'cancelled' and coalesce(sum(l.short), 0) > 0)`,
  },
  {
    name: "what a delivery cost is spread over its units to the cent",
    sql: `select r.id from goods_receipt r left join goods_receipt_line c on c.receipt_id = r.id where r.costed_at is not null group by r.id
      having count(c.receipt_id) > 0 and (coalesce(sum(c.freight_minor), 0), coalesce(sum(c.duty_minor), 0), coalesce(sum(c.other_minor), 0)) <> (r.freight_minor, r.duty_minor, r.other_minor)
      union all select c.receipt_id from goods_receipt_line c
      where c.quantity <> (select sum(s.quantity) from purchase_scan s where s.receipt_id = c.receipt_id and s.purchase_line_id = c.purchase_line_id and s.step <> 'reject')`,
  },
  {
    name: "a variant costs what its last delivery left as its average",
    sql: `select v.variant_id from variant_cost v left join purchase_line l on l.variant_id = v.variant_id left join goods_receipt_line c on c.receipt_id = v.receipt_id and c.purchase_line_id = l.id
      group by v.variant_id, v.average_micros having coalesce(bool_or(c.average_after_micros = v.average_micros), false) = false`,
  },
];
