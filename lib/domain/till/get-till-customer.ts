import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OwnValueKind } from "@/lib/domain/payments/tender";
import { linePrices } from "@/lib/domain/pricing/get-prices";
import { shopperOf } from "@/lib/domain/pricing/promotions-of";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CustomerId } from "@/lib/kernel/ids";
import type { TillCustomer } from "./till-view";

const ownValue = (kind: OwnValueKind): SQL => sql`coalesce((select value_left(v) from stored_value v where v.customer_id = c.id and v.kind = ${kind} and v.currency = ${homeCurrency} and v.status = 'active'), 0)`;

/** What a till may use of the customer of its sale: their own prices at its store, store credit and points, what promotions ask about them, and where to send what is shipped. */
export async function getTillCustomer(by: Permit<"till.sell">, { customerId }: { customerId: CustomerId }, from: Reader = db): Promise<TillCustomer | null> {
  const { rows } = await from.execute<{ facts: TillCustomer }>(sql`
    with one as (select c.* from customer s join customer c on c.id = coalesce(s.merged_into_id, s.id) where s.id = ${customerId}),
    line as (select distinct p.variant_id as id, p.variant_id, ${by.actor.till.locationId}::uuid as location_id, null::jsonb as gift from one join group_member m on m.customer_id = one.id join price_list l on l.group_id = m.group_id join price p on p.price_list_id = l.id),
    price as (${linePrices({ channel: "store", currency: homeCurrency, customerId: sql`(select id from one)` })})
    select jsonb_build_object('prices', coalesce((select jsonb_agg(jsonb_build_object('id', variant_id, 'priceMinor', amount_minor, 'isReduced', compare_at_minor is not null, 'isTaxIncluded', tax_included)) from price), '[]'), 'creditMinor', ${ownValue("store_credit")}, 'pointsMinor', ${ownValue("points")}, 'tier', (select t.name from loyalty_member m join loyalty_tier t on t.id = m.tier_id where m.customer_id = c.id), 'phone', c.phone, 'shopper', ${shopperOf(sql`c.id`, sql`c.email`)},
      'address', (select jsonb_build_object('line1', a.line1, 'line2', a.line2, 'city', a.city, 'state', a.state, 'postcode', a.postcode) from customer_address a where a.customer_id = c.id order by a.is_default desc, a.created_at desc limit 1)) as facts
    from one c`);
  return rows[0]?.facts ?? null;
}
