import type { Invariant } from "@/lib/domain/invariant";

/** What the unit at a place of a line has of a sum: the cents that do not divide go to the first units (`unitsMinor`). */
const shareOf = (sum: string): string => `${sum} / (l.quantity - l.moved) + case when u.position < ${sum} % (l.quantity - l.moved) then 1 else 0 end`;

/** Of an accepted unit of a return, the money of the part x.fulfillment_id. */
const goodsOfPart = `(select coalesce(sum((case when l.fulfillment_id = x.fulfillment_id then ${shareOf("l.total_minor")} else 0 end) + coalesce((select sum(${shareOf("c.amount_minor")}) from exchange_credit c where c.fulfillment_line_id = l.id and c.from_fulfillment_id = x.fulfillment_id), 0)), 0)
          from return_unit u join return_line rl on rl.id = u.return_line_id join fulfillment_line l on l.id = u.fulfillment_line_id where rl.return_id = x.return_id and u.status = 'accepted')
          - (select coalesce(sum(c.amount_minor), 0) from exchange_credit c where c.return_id = x.return_id and c.from_fulfillment_id = x.fulfillment_id)`;

export const returnInvariants: Invariant[] = [
  {
    name: "no more comes back than was handed over, and each unit once, at what it cost",
    sql: `select u.id, u.position, u.amount_minor from return_unit u join fulfillment_line l on l.id = u.fulfillment_line_id
      where u.status not in ('refused', 'dropped') and (u.position < 0 or u.position >= l.handed_over
        or u.amount_minor <> ${shareOf("l.total_minor")} + coalesce((select sum(${shareOf("c.amount_minor")}) from exchange_credit c where c.fulfillment_line_id = l.id), 0))`,
  },
  {
    name: "a line counts as returned what was accepted of it",
    sql: `select l.id, l.returned, coalesce(u.units, 0) as accepted from fulfillment_line l
      left join (select fulfillment_line_id, count(*) as units from return_unit where status = 'accepted' group by 1) u on u.fulfillment_line_id = l.id
      where l.returned <> coalesce(u.units, 0)`,
  },
  {
    name: "a return's units fit its state",
    sql: `select r.id, r.status from goods_return r
      cross join lateral (select count(*) filter (where u.status = 'expected') as expected, count(*) filter (where u.status = 'received') as received, count(*) filter (where u.status = 'accepted') as accepted, count(*) as units
        from return_unit u join return_line rl on rl.id = u.return_line_id where rl.return_id = r.id) c
      where c.units = 0 or (c.expected > 0) <> (r.status in ('requested', 'approved')) or (c.received > 0) <> (r.status = 'received')
        or (r.status in ('inspected', 'refunded', 'exchanged') and c.accepted = 0) or (r.status not in ('received', 'inspected', 'refunded', 'exchanged') and c.accepted > 0)`,
  },
  {
    name: "every accepted unit came back in the ledger of the store that received it, and no other did",
    sql: `select coalesce(u.return_id, m.cause_id) as return_id, u.units, m.units as in_ledger from (
        select rl.return_id::text, r.location_id, l.variant_id, count(*) as units from return_unit u join return_line rl on rl.id = u.return_line_id join goods_return r on r.id = rl.return_id
          join fulfillment_line l on l.id = u.fulfillment_line_id where u.status = 'accepted' group by 1, 2, 3) u
      full join (select cause_id, location_id, variant_id, sum(quantity) as units from stock_movement where kind = 'returned' and cause_kind = 'return'
          and cause_id in (select id::text from goods_return) group by 1, 2, 3) m on m.cause_id = u.return_id and m.location_id = u.location_id and m.variant_id = u.variant_id
      where u.units is distinct from m.units`,
  },
  {
    name: "what a return asked back is what was accepted, each part under an operation of its payment",
    sql: `select x.key from return_refund x join payment_wish o on o.key = x.key where o.kind <> 'refund' or o.amount_minor + coalesce((select sum(w.succeeded_minor) from return_refund b join payment_wish w on w.key = b.key where b.return_id = x.return_id and b.fulfillment_id = x.fulfillment_id and b.attempt < x.attempt), 0) <> x.goods_minor + x.delivery_minor
      union all select x.key from return_refund x where not exists (select from payment_wish o where o.key = x.key)
      union all select o.key from payment_wish o where o.key like 'return:%' and not exists (select from return_refund x where x.key = o.key)
      union all select x.key from return_refund x
        cross join lateral (select ${goodsOfPart} as goods) a
        where a.goods <> x.goods_minor`,
  },
  {
    name: "a refunded return got all of its money, no other did",
    sql: `select r.id, r.status, a.goods, x.paid from goods_return r
      cross join lateral (select coalesce(sum(u.amount_minor), 0) as goods from return_unit u join return_line rl on rl.id = u.return_line_id where rl.return_id = r.id and u.status = 'accepted') a
      cross join lateral (select coalesce(sum(x.goods_minor), 0) as paid, count(*) as attempts from return_refund x cross join lateral (select w.status from payment_wish w where w.key = x.key offset 0) o where x.return_id = r.id and o.status = 'succeeded') x
      where (r.status = 'refunded' and a.goods <> x.paid) or (r.status not in ('inspected', 'refunded', 'exchanged') and x.attempts > 0)`,
  },
  {
    name: "what an exchanged return was worth paid for what was taken, or was asked back, and no other return paid for anything",
    sql: `select r.id, r.status, a.goods, c.credit, b.back from goods_return r
      cross join lateral (select coalesce(sum(u.amount_minor), 0) as goods from return_unit u join return_line rl on rl.id = u.return_line_id where rl.return_id = r.id and u.status = 'accepted') a
      cross join lateral (select coalesce(sum(amount_minor), 0) as credit from exchange_credit where return_id = r.id) c
      cross join lateral (select coalesce(sum(goods_minor), 0) as back from (select distinct on (fulfillment_id) goods_minor from return_refund where return_id = r.id order by fulfillment_id, attempt desc) last) b
      where (r.status = 'exchanged' and a.goods <> c.credit + b.back) or (r.status <> 'exchanged' and c.credit > 0)`,
  },
  {
    name: "what goods pay of a line came back of the same order, and the money was paid for it",
    sql: `select c.return_id, c.fulfillment_line_id from exchange_credit c join fulfillment_line l on l.id = c.fulfillment_line_id join fulfillment f on f.id = l.fulfillment_id join goods_return r on r.id = c.return_id
        join fulfillment p on p.id = c.from_fulfillment_id where r.order_id <> f.order_id or p.order_id <> f.order_id`,
  },
  {
    name: "what goods that came back pay of a line stands in its order, and leaves the rest to pay",
    sql: `select o.id from order_line o join fulfillment_line l on l.order_line_id = o.id left join exchange_credit c on c.fulfillment_line_id = l.id group by o.id having o.credit_minor <> coalesce(sum(c.amount_minor), 0)
      union all select o.id from "order" o where o.credit_minor <> (select coalesce(sum(credit_minor), 0) from order_line l where l.order_id = o.id)`,
  },
  {
    name: "a delivery's charge goes back once, and no more than it was",
    sql: `select f.id from fulfillment f join return_refund x on x.fulfillment_id = f.id and x.delivery_minor > 0 join payment_wish o on o.key = x.key and o.status <> 'failed'
      group by f.id having count(*) > 1 or sum(x.delivery_minor) > f.charge_minor + f.charge_tax_minor`,
  },
  {
    name: "a return's state is on record",
    sql: `select r.id, r.status from goods_return r where r.status not in ('requested')
      and not exists (select from event e where e.order_id = r.order_id and e.subject = 'return:' || r.id and e.kind = 'return.' || r.status)`,
  },
  {
    name: "what came back without a purchase is in the ledger of its store and in its customer's credit, once",
    sql: `select u.id, u.quantity, m.units, e.amount_minor from unproven_return u
      left join lateral (select sum(quantity) as units from stock_movement where kind = 'returned' and cause_kind = 'return' and cause_id = u.id::text and location_id = u.location_id and variant_id = u.variant_id) m on true
      left join lateral (select e.amount_minor from stored_value_entry e join stored_value v on v.id = e.stored_value_id and v.kind = 'store_credit' and v.customer_id = u.customer_id where e.idempotency_key = 'unproven_return:' || u.id) e on true
      where m.units is distinct from u.quantity or e.amount_minor is distinct from u.quantity * u.unit_minor`,
  },
];
