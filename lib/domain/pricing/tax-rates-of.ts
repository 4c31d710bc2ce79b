import { sql, type SQL } from "drizzle-orm";

/** The rates that may count at `places` (a query of country, state and postcode), as a JSON list inside a larger statement: `TaxRate[]`. */
export const taxRatesOf = (places: SQL): SQL => sql`coalesce((
    select jsonb_agg(jsonb_build_object('country', t.country, 'state', t.state, 'postcode', t.postcode, 'taxClass', t.tax_class, 'ratePpm', t.rate_ppm, 'name', t.name)) from tax_rate t
    where (t.expires_at is null or t.expires_at > shop_clock()) and exists (
      select from (${places}) as p(country, state, postcode) where p.country = t.country and p.state = t.state and t.postcode in ('', left(btrim(p.postcode), 5)))), '[]')`;

/** The certificates of a customer's groups that are good today, as a JSON list: `TaxExemption[]`. */
export const exemptionsOf = (customerId: SQL): SQL => sql`coalesce((
    select jsonb_agg(jsonb_build_object('country', x.country, 'state', x.state, 'certificate', x.certificate) order by x.state nulls last, x.id) from tax_exemption x
    join customer_group_member m on m.group_id = x.group_id where m.customer_id = ${customerId} and ${isExemptionGood}), '[]')`;

/** Of `tax_exemption x`: it was not ended, and its last day is not over. */
export const isExemptionGood: SQL = sql`(x.ended_at is null and x.expires_on >= (shop_clock() at time zone 'UTC')::date)`;
