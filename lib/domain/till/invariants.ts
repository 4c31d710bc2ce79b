import type { Invariant } from "@/lib/domain/invariant";

const sold = "exists (select from checkout c where c.cart_id = s.id and c.status = 'completed')";

export const tillInvariants: Invariant[] = [
  {
    name: "a counted drawer should have held its float, its cash sales and what else came in or went out",
    sql: `select d.id, d.expected_minor from cash_session d where d.expected_minor is not null and d.expected_minor <> d.float_minor
      + (select coalesce(sum(s.cash_due_minor), 0) from till_sale s where s.session_id = d.id and ${sold}) + (select coalesce(sum(m.amount_minor), 0) from cash_movement m where m.session_id = d.id)`,
  },
  {
    name: "what a till took in cash is what its order cost, to the smallest coin",
    sql: `select s.id, s.cash_due_minor, p.amount_minor from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed'
      left join lateral (select sum(amount_minor) as amount_minor from payment where checkout_id = c.id and tender = 'cash' and status not in ('created', 'failed', 'voided')) p on true
      where (s.cash_due_minor is null) <> (p.amount_minor is null) or abs(s.cash_due_minor - p.amount_minor) > 2`,
  },
  {
    name: "a void sale gave back all it took, the cash to the cent that went into its drawer, and keeps no goods",
    sql: `select s.id, s.cash_due_minor, (select coalesce(sum(m.amount_minor), 0) from cash_movement m join payment_operation w on w.id = m.operation_id join payment p on p.id = w.payment_id where p.order_id = o.id and m.kind = 'void') as moved
      from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id where s.voided_at is not null
        and (coalesce(s.cash_due_minor, 0) + (select coalesce(sum(m.amount_minor), 0) from cash_movement m join payment_operation w on w.id = m.operation_id join payment p on p.id = w.payment_id where p.order_id = o.id and m.kind = 'void') <> 0
          or o.total_minor <> (select coalesce(sum(w.amount_minor), 0) from payment p join payment_operation w on w.payment_id = p.id and w.kind in ('void', 'refund') and w.status <> 'failed' where p.order_id = o.id)
          or exists (select from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id where f.order_id = o.id and l.handed_over > (select count(*) from return_unit u where u.fulfillment_line_id = l.id and u.status = 'accepted')))
      union all select s.id, null, null from till_sale s where s.voided_at is not null and not exists (select from checkout c where c.cart_id = s.id and c.status = 'completed')`,
  },
  {
    name: "goods taken along at a till have left the store with their order",
    sql: `select id, status from fulfillment where method = 'carry_out' and status <> 'handed_over'`,
  },
  {
    name: "cash that left a drawer as a refund was one that succeeded",
    sql: `select o.id, o.status from cash_movement m join payment_operation o on o.id = m.operation_id join payment p on p.id = o.payment_id where p.tender <> 'cash' or o.kind <> 'refund' or o.credit_to is not null or o.status <> 'succeeded'`,
  },
  {
    name: "what drawers keep of an order's cash is what it still pays for, rounded once for each time cash was taken, and nothing of it when all came back",
    sql: `with moved as (
        select x.order_id, sum(m.amount_minor) as minor, count(m.payment_id) as takings from cash_movement m left join payment_operation o on o.id = m.operation_id join payment x on x.id = coalesce(m.payment_id, o.payment_id) group by 1
      ), credited as (
        select x.order_id, sum(o.amount_minor) as minor from payment_operation o join payment x on x.id = o.payment_id where x.tender = 'cash' and o.credit_to is not null and o.status = 'succeeded' group by 1
      ), sold as (
        select k.order_id, sum(s.cash_due_minor) as minor from till_sale s join checkout k on k.cart_id = s.id and k.status = 'completed' group by 1
      ), kept as (
        select order_id, sum(amount_minor - voided_minor - refunded_minor) as minor from payment where tender = 'cash' and order_id is not null and status not in ('created', 'failed', 'voided') group by 1
      )
      select c.order_id, c.net, c.kept, c.takings from (
        select k.order_id, k.minor as kept, 1 + coalesce(m.takings, 0) as takings, coalesce(s.minor, 0) + coalesce(m.minor, 0) - coalesce(g.minor, 0) as net
        from kept k left join moved m on m.order_id = k.order_id left join credited g on g.order_id = k.order_id left join sold s on s.order_id = k.order_id) c
      where abs(c.net - c.kept) > 2 * c.takings or (c.kept = 0 and c.net > 0)`,
  },
  {
    name: "every sale of a till names its store and who sold it",
    sql: `select o.id from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id where o.location_id is null or o.staff_id is null`,
  },
  {
    name: "what a drawer took for an exchange is what its part cost, to the smallest coin",
    sql: `select p.id, p.amount_minor, m.amount_minor as moved from payment p left join cash_movement m on m.payment_id = p.id
      where p.tender = 'cash' and p.idempotency_key like 'exchange:%' and p.amount_minor > 2 and (m.id is null or abs(m.amount_minor - p.amount_minor) > 2 or p.order_id is null)
      union all select m.id, null, m.amount_minor from cash_movement m where m.kind = 'exchange' and not exists (select from payment p where p.id = m.payment_id and p.tender = 'cash')`,
  },
  {
    name: "an offline sale is an order of its store, under its own number unless it had been sold online before",
    sql: `select s.id, s.number, o.number as order_number from offline_sale s join "order" o on o.id = s.order_id join checkout c on c.id = o.checkout_id join till_key k on k.id = s.key_id join register r on r.id = k.register_id
      where c.cart_id <> s.id or o.location_id is distinct from r.location_id or s.number <> k.numbers[s.sequence]
        or (o.number <> s.number and exists (select from checkout x where x.cart_id = s.id and x.order_number = s.number))`,
  },
];
