import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { TaxSource } from "./gateway";

export type ListedTaxRate = { state: string; postcode: string; name: string; source: TaxSource; standardPpm: number; deliveryPpm: number; toldAt: string };

const most = 200;

/** What is charged where now: each state of the table, and each postcode that a provider spoke of. `q` is a state's code or the beginning of a postcode. */
export async function listTaxRates(_by: Permit<"catalog.view">, { q }: { q: string }, from: Reader = db): Promise<ListedTaxRate[]> {
  const { rows } = await from.execute<ListedTaxRate>(sql`
    select state, postcode, min(name) filter (where tax_class = 'standard') as name, min(source) as source, coalesce(max(rate_ppm) filter (where tax_class = 'standard'), 0) as "standardPpm",
      coalesce(max(rate_ppm) filter (where tax_class = 'delivery'), 0) as "deliveryPpm", to_char(max(told_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "toldAt"
    from tax_rate where country = 'US' and (expires_at is null or expires_at > shop_clock()) and (${q} = '' or state = upper(${q}) or (postcode <> '' and starts_with(postcode, ${q})))
    group by state, postcode order by state, postcode limit ${most}`);
  return rows;
}
