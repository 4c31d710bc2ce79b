import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { TaxRate } from "./quote";

type Row = { country: string; state: string; tax_class: TaxRate["taxClass"]; rate_ppm: number; name: string };

/** Every class's rate in the given states of one country. */
export async function getTaxRates(states: readonly string[], from: Reader = db, country = "US"): Promise<TaxRate[]> {
  if (states.length === 0) return [];
  const { rows } = await from.execute<Row>(sql`
    select country, state, tax_class, rate_ppm, name from tax_rate where country = ${country} and state = any(${sql.param([...states])}::text[])`);
  return rows.map((row) => ({ country: row.country, state: row.state, taxClass: row.tax_class, ratePpm: row.rate_ppm, name: row.name }));
}
