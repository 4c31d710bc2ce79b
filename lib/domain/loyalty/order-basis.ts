import { sql, type SQL } from "drizzle-orm";
import { homeCurrency } from "@/lib/kernel/currency";

/**
 * A query with `id`, `customer_id` (of the profile it joined), `basis_minor`, `completed_at` of orders `o` that `which` names: what the goods cost that were not cancelled and not
 * brought back, without tax, delivery, gift cards and the share that points paid, and nothing in another currency than points are cents of; nothing but goods can be paid with them.
 */
export const orderBasis = (which: SQL): SQL => sql`
  select o.id, coalesce(c.merged_into_id, c.id) as customer_id, case when o.status = 'completed' then o.completed_at end as completed_at, o.placed_at,
    case when paid.total > 0 and o.currency = ${homeCurrency} then greatest(0, floor(goods.minor::numeric * (paid.total - paid.points) / paid.total))::integer else 0 end as basis_minor
  from "order" o join customer c on c.id = o.customer_id
  cross join lateral (
    select coalesce(sum(floor((l.total_minor - l.tax_minor)::numeric * (l.quantity - l.cancelled - l.moved - l.returned) / l.quantity)), 0) as minor
    from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id join variant v on v.id = l.variant_id where f.order_id = o.id and f.status not in ('cancelled', 'lost') and not v.is_gift_card) goods
  cross join lateral (
    select coalesce(sum(p.amount_minor - p.voided_minor - p.refunded_minor), 0) as total, coalesce(sum(p.amount_minor - p.voided_minor - p.refunded_minor) filter (where p.tender = 'points'), 0) as points
    from payment p where p.order_id = o.id and p.status not in ('created', 'failed') and not exists (select from fulfillment f where f.id = p.fulfillment_id and f.method = 'email')) paid
  where ${which}`;
