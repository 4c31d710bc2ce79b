import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

/** Of one state: net sums before tax, and the tax of what was sold and of what came back. */
export type TaxReportRow = { state: string; currency: string; orders: number; taxableMinor: number; untaxedMinor: number; certifiedMinor: number; taxMinor: number; backMinor: number };

/**
 * The tax of the orders placed in a month (UTC), by the state where goods change hands. Cancelled units are out of it;
 * `certifiedMinor` is what of the untaxed sales a certificate exempted.
 */
export async function getTaxReport(_by: Permit<"audit.view">, { month }: { month: string }, from: Reader = db): Promise<TaxReportRow[]> {
  const { rows } = await from.execute<TaxReportRow>(sql`
    with part as (
      select f.*, o.tax_exemption, case when f.method in ('ship', 'local_delivery') then f.ship_to ->> 'state' else l.state end as state from "order" o join fulfillment f on f.order_id = o.id join location l on l.id = f.location_id
      where o.placed_at >= ${`${month}-01`}::date and o.placed_at < ${`${month}-01`}::date + interval '1 month'
    ), sold as (
      select part.state, part.currency, part.order_id, part.tax_exemption, ol.tax_rate_ppm, ${unitsOf(sql`l.tax_minor`)} as tax, ${unitsOf(sql`l.total_minor + coalesce(c.credit, 0)`)} - ${unitsOf(sql`l.tax_minor`)} as net,
        (select coalesce(sum(${unitAt(sql`l.tax_minor`)}), 0) from return_unit u where u.fulfillment_line_id = l.id and u.status = 'accepted') as back
      from part join fulfillment_line l on l.fulfillment_id = part.id join order_line ol on ol.id = l.order_line_id
      left join lateral (select sum(amount_minor)::integer as credit from exchange_credit x where x.fulfillment_line_id = l.id) c on true where l.quantity > l.moved
      union all
      select state, currency, order_id, tax_exemption, charge_tax_minor, charge_tax_minor, charge_minor,
        case when exists (select from return_refund x join lateral (select * from payment_wish one where one.key = x.key offset 0) w on true where x.fulfillment_id = part.id and x.delivery_minor > 0 and w.status = 'succeeded') then charge_tax_minor else 0 end
      from part where charge_minor > 0 and status <> 'cancelled'
    )
    select coalesce(state, '–') as state, currency, count(distinct order_id)::int as orders, coalesce(sum(net) filter (where tax_rate_ppm > 0), 0)::int as "taxableMinor", coalesce(sum(net) filter (where tax_rate_ppm = 0), 0)::int as "untaxedMinor",
      coalesce(sum(net) filter (where tax_rate_ppm = 0 and tax_exemption is not null), 0)::int as "certifiedMinor", sum(tax)::int as "taxMinor", sum(back)::int as "backMinor"
    from sold group by 1, 2 having sum(net) > 0 order by sum(tax) desc, 1`);
  return rows;
}

/** `unitsMinor` in SQL: of a sum over the units that a line `l` is priced for, the share of those that were not cancelled, and of the one at `u.position`. */
const unitsOf = (sum: SQL): SQL => sql`((${sum}) / (l.quantity - l.moved) * (l.quantity - l.moved - l.cancelled) + least(l.quantity - l.moved - l.cancelled, (${sum}) % (l.quantity - l.moved)))`;
const unitAt = (sum: SQL): SQL => sql`((${sum}) / (l.quantity - l.moved) + case when u.position < (${sum}) % (l.quantity - l.moved) then 1 else 0 end)`;
