import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { toE164 } from "./phone";

export type CustomerHit = { id: string; name: string; email: string | null; phone: string | null; homeStore: string | null; orders: number; lastOrderAt: string | null; hasAccount: boolean; matchedBy: string };

type Row = { id: string; name: string; email: string | null; phone: string | null; home_store: string | null; orders: number; last_order_at: string | null; has_account: boolean; matched_by: string };

/** People by name, e-mail, phone, loyalty number or order number, best first, at most 20. Empty text finds nobody. */
export async function searchCustomers(_by: Permit<"customers.view">, text: string, from: Reader = db): Promise<CustomerHit[]> {
  const typed = text.trim().slice(0, 120);
  if (typed.length < 2) return [];
  const digits = typed.replace(/\D/g, "");
  const phone = digits.length >= 7 ? (toE164(typed) ?? digits) : null;
  const { rows } = await from.execute<Row>(sql`
    with hit as (
      select c.id, 1 as rank, 'e-mail' as matched_by from customer c where lower(c.email) = lower(${typed})
      union all select c.id, 1, 'phone' from customer c where ${phone}::text is not null and c.phone = ${phone}
      union all select c.id, 1, 'loyalty number' from customer c where c.loyalty_number = upper(${typed})
      union all select o.customer_id, 1, 'order ' || o.number from "order" o where o.number = upper(${typed}) and o.customer_id is not null
      union all (select c.id, 2, 'e-mail' from customer c where lower(c.email) like lower(${`${escapeLike(typed)}%`}) limit 20)
      union all (select c.id, case when lower(c.name) like lower(${`%${escapeLike(typed)}%`}) then 2 else 3 end, 'name' from customer c where lower(c.name) % lower(${typed}) or lower(c.name) like lower(${`%${escapeLike(typed)}%`}) order by similarity(lower(c.name), lower(${typed})) desc limit 20)
    ), best as (select id, min(rank) as rank, (array_agg(matched_by order by rank, matched_by = 'name' desc))[1] as matched_by from hit group by id)
    select c.id, c.name, c.email, c.phone, l.name as home_store, c.account_id is not null as has_account, b.matched_by,
      count(o.id)::int as orders, max(o.placed_at) as last_order_at
    from best b join customer s on s.id = b.id join customer c on c.id = coalesce(s.merged_into_id, s.id)
    left join location l on l.id = c.preferred_location_id left join "order" o on o.customer_id = c.id
    group by c.id, l.name, b.rank, b.matched_by order by b.rank, similarity(lower(c.name), lower(${typed})) desc, c.name limit 20`);
  return rows.map((row) => ({
    id: row.id, name: row.name, email: row.email, phone: row.phone, homeStore: row.home_store, orders: row.orders,
    lastOrderAt: row.last_order_at === null ? null : new Date(row.last_order_at).toISOString(), hasAccount: row.has_account, matchedBy: row.matched_by,
  }));
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
