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
    name: "an order's tax is its lines' and deliveries', and each line's follows its rate",
    sql: `select o.id, o.number from "order" o
      cross join lateral (select coalesce(sum(tax_minor), 0) as tax, coalesce(sum(included_tax_minor), 0) as included from order_line l where l.order_id = o.id) l
      cross join lateral (select coalesce(sum(charge_tax_minor), 0) as tax from fulfillment f where f.order_id = o.id) f
      where o.tax_minor <> l.tax + f.tax or o.included_tax_minor <> l.included
      union all select o.id, o.number from order_line l join "order" o on o.id = l.order_id cross join lateral (select (l.unit_price_minor * l.quantity - l.discount_minor)::bigint as net) p
      where l.tax_rate_ppm > 0 and case when l.included_tax_minor > 0 then l.tax_minor <> 0 or l.included_tax_minor <> (p.net * l.tax_rate_ppm * 2 + 1000000 + l.tax_rate_ppm) / (2 * (1000000 + l.tax_rate_ppm))
        else l.tax_minor <> (p.net * l.tax_rate_ppm + 500000) / 1000000 and (l.tax_minor > 0 or p.net * l.tax_rate_ppm >= 1000000) end`,
  },
  {
    name: "every cent of a line's tax is in one of its parts",
    sql: `select l.id, l.tax_minor + l.included_tax_minor as tax, f.tax as in_parts from order_line l
      cross join lateral (select coalesce(sum(tax_minor), 0) as tax from fulfillment_line f where f.order_line_id = l.id) f where l.tax_minor + l.included_tax_minor <> f.tax`,
  },
  {
    name: "a bundle costs what its parts cost, in whole numbers of it",
    sql: `select b.id, b.order_id from order_bundle b left join order_line l on l.bundle_id = b.id group by b.id
      having b.unit_price_minor * b.quantity <> coalesce(sum(l.unit_price_minor * l.quantity), -1) or bool_or(l.quantity % b.quantity <> 0 or l.order_id <> b.order_id)`,
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
