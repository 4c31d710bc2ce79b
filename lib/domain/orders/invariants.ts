import type { Invariant } from "@/lib/domain/invariant";

export const orderInvariants: Invariant[] = [
  {
    name: "an order is the sum of its lines, charges and taxes",
    sql: `select o.id, o.number from "order" o
      cross join lateral (select coalesce(sum(unit_price_minor * quantity), 0) as subtotal, coalesce(sum(discount_minor), 0) as discount, coalesce(sum(total_minor), 0) as total from order_line l where l.order_id = o.id) l
      where o.subtotal_minor <> l.subtotal or o.discount_minor <> l.discount or o.total_minor < l.total`,
  },
  {
    name: "an order's parts cost what the order costs",
    sql: `select o.id, o.number, o.total_minor, f.total from "order" o
      cross join lateral (select coalesce(sum(total_minor), 0) as total from fulfillment f where f.order_id = o.id) f where o.total_minor <> f.total`,
  },
  {
    name: "what was ordered is in its parts, and what was cancelled was cancelled there",
    sql: `select l.id, l.quantity, l.cancelled, f.units, f.cancelled as cancelled_in_parts from order_line l
      cross join lateral (select coalesce(sum(quantity - moved), 0) as units, coalesce(sum(cancelled), 0) as cancelled from fulfillment_line f where f.order_line_id = l.id) f
      where l.quantity <> f.units or l.cancelled > f.cancelled`,
  },
  {
    name: "a checkout became at most one order, and says so",
    sql: `select c.id, c.status, o.id as order_id from checkout c left join "order" o on o.checkout_id = c.id where (c.status = 'completed') <> (o.id is not null) or (o.id is not null and o.id <> c.order_id)`,
  },
  {
    name: "an order is over when its parts are",
    sql: `select o.id, o.number, o.status from "order" o where o.status <> 'placed' and exists (select from fulfillment f where f.order_id = o.id and f.status not in ('handed_over', 'delivered', 'cancelled', 'lost'))`,
  },
];
