import type { Invariant } from "@/lib/domain/invariant";

export const paymentInvariants: Invariant[] = [
  {
    name: "what pays for an order is in its currency",
    sql: `select p.id, p.currency, o.currency as of_order from payment p join "order" o on o.id = p.order_id left join stored_value v on v.id = p.stored_value_id
      where p.currency <> o.currency or v.currency <> o.currency`,
  },
  {
    name: "a payment's amounts are what its operations add up to",
    sql: `select p.id, p.captured_minor, p.refunded_minor, p.voided_minor, s.captured, s.refunded, s.voided from payment p
      cross join lateral (select coalesce(sum(amount_minor) filter (where kind = 'capture'), 0) as captured, coalesce(sum(amount_minor) filter (where kind = 'refund'), 0) as refunded,
        coalesce(sum(amount_minor) filter (where kind = 'void'), 0) as voided from payment_operation o where o.payment_id = p.id and o.status = 'succeeded') s
      where p.order_id is not null and (p.captured_minor <> s.captured or p.refunded_minor <> s.refunded or p.voided_minor <> s.voided)`,
  },
  {
    name: "a payment's state is what its amounts say",
    sql: `select id, status, amount_minor, captured_minor, refunded_minor, voided_minor from payment where order_id is not null and status not in ('failed', 'expired') and status <> case
        when voided_minor = amount_minor then 'voided' when captured_minor = 0 then 'authorized'
        when refunded_minor > 0 and refunded_minor = captured_minor and captured_minor + voided_minor = amount_minor then 'refunded' when refunded_minor > 0 then 'partially_refunded'
        when captured_minor + voided_minor = amount_minor then 'captured' else 'partially_captured' end`,
  },
  {
    name: "what is asked of a gateway never exceeds what is left",
    sql: `select p.id from payment p join payment_operation o on o.payment_id = p.id and o.status = 'pending'
      group by p.id having coalesce(sum(o.amount_minor) filter (where o.kind in ('capture', 'void')), 0) > p.amount_minor - p.captured_minor - p.voided_minor
        or coalesce(sum(o.amount_minor) filter (where o.kind = 'refund'), 0) > p.captured_minor + coalesce(sum(o.amount_minor) filter (where o.kind = 'capture'), 0) - p.refunded_minor`,
  },
  {
    name: "authorizations of an order add up to its total",
    sql: `select o.id, o.number, o.total_minor, coalesce(sum(p.amount_minor), 0) as authorized from "order" o
      left join payment p on p.order_id = o.id and p.status not in ('created', 'failed')
      group by o.id having coalesce(sum(p.amount_minor), 0) <> o.total_minor`,
  },
  {
    name: "gift cards, store credit and points hold what their ledgers add up to, and never less than nothing",
    sql: `select v.id, v.balance_minor, coalesce(e.total, 0) as ledger from stored_value v left join (select stored_value_id, sum(amount_minor) as total from stored_value_entry group by 1) e on e.stored_value_id = v.id
      where v.balance_minor <> coalesce(e.total, 0) or v.balance_minor < 0`,
  },
  {
    name: "points are what is left of their lots, and each lot what its moves add up to",
    sql: `select v.id, v.balance_minor, l.left_minor, l.moved from stored_value v left join (
        select x.stored_value_id, sum(x.left_minor) as left_minor, sum(m.moved) as moved, bool_and(x.left_minor = m.moved) as is_right from stored_value_lot x
        cross join lateral (select coalesce(sum(amount_minor), 0) as moved from stored_value_lot_move where lot_id = x.id) m group by 1) l on l.stored_value_id = v.id
      where v.kind = 'points' and (v.balance_minor <> coalesce(l.left_minor, 0) or not coalesce(l.is_right, true))`,
  },
  {
    name: "each entry of points lies on lots, to the point",
    sql: `select e.id, e.amount_minor from stored_value_entry e join stored_value v on v.id = e.stored_value_id and v.kind = 'points'
      where e.amount_minor <> (select coalesce(sum(m.amount_minor), 0) from stored_value_lot_move m where m.entry_id = e.id)`,
  },
  {
    name: "what a payment took off a gift card or store credit is what it has not given back",
    sql: `select p.id, p.status, p.amount_minor, e.total from payment p
      cross join lateral (select coalesce(sum(x.amount_minor), 0) as total from stored_value_entry x where x.payment_id = p.id and x.stored_value_id = p.stored_value_id) e
      where p.stored_value_id is not null and -e.total <> case when p.status in ('failed', 'voided') then 0 else p.amount_minor - p.voided_minor - (
        select coalesce(sum(o.amount_minor), 0) from payment_operation o where o.payment_id = p.id and o.kind = 'refund' and o.status = 'succeeded' and coalesce(o.credit_to, p.stored_value_id) = p.stored_value_id) end`,
  },
  {
    name: "a refund taken as store credit is in its ledger",
    sql: `select o.id from payment_operation o where o.credit_to is not null and o.status = 'succeeded'
      and not exists (select from stored_value_entry e where e.idempotency_key = o.id::text and e.stored_value_id = o.credit_to and e.amount_minor = o.amount_minor)`,
  },
  {
    name: "no money is authorized for what is no order",
    sql: `select id, status from payment where order_id is null and status not in ('created', 'failed', 'voided')`,
  },
  {
    name: "an authorization that goods wait for is alive, or its end was told",
    sql: `select p.id, p.expires_at from payment p
      where p.order_id is not null and p.status in ('authorized', 'partially_captured', 'partially_refunded') and p.amount_minor > p.captured_minor + p.voided_minor and p.failure_code is null and p.expires_at < shop_clock() - interval '1 hour'
        and exists (select from fulfillment f where (f.id = p.fulfillment_id or f.paid_by_fulfillment_id = p.fulfillment_id) and f.status not in ('handed_over', 'delivered', 'cancelled', 'lost'))`,
  },
  {
    name: "every paid unit of a gift card is one card, worth what was paid for it, and no other card says that it was sold",
    sql: `select l.id from order_line l cross join lateral (select coalesce(sum(fl.handed_over), 0) as paid from fulfillment_line fl where fl.order_line_id = l.id) f
        cross join lateral (select count(distinct v.id) as cards, coalesce(sum(e.amount_minor), 0) as worth from stored_value v join stored_value_entry e on e.stored_value_id = v.id and e.kind = 'issued' where v.order_line_id = l.id) c
      where l.gift is not null and (c.cards <> f.paid or c.worth <> f.paid * l.unit_price_minor)
      union all select v.order_line_id from stored_value v left join order_line l on l.id = v.order_line_id where v.order_line_id is not null and (l.gift is null or v.position not between 0 and l.quantity - 1)`,
  },
  {
    name: "what was left on a card that was taken back was paid back",
    sql: `select v.id from stored_value v join stored_value_entry e on e.stored_value_id = v.id and e.kind = 'taken_back'
      left join payment_wish w on w.key = 'gift_card:' || v.id where v.kind = 'gift_card' and (w.kind is distinct from 'refund' or w.amount_minor <> -e.amount_minor)`,
  },
  {
    name: "nobody pays for gift cards with points, gift cards or store credit",
    sql: `select p.id from payment p join fulfillment f on f.id = p.fulfillment_id where f.method = 'email' and p.stored_value_id is not null and p.status <> 'failed'`,
  },
];
