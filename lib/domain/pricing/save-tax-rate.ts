import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { usStates } from "@/lib/domain/locations/us-states";
import { record } from "@/lib/domain/record";
import { percentWords, ppmOf, type TaxRateInput } from "./tax-input";

/** Sets the rate of a state in the shop's own table: for what is sold from now on. */
export async function saveTaxRate(tx: Tx, by: Permit<"pricing.edit">, { state, taxClass, ratePercent }: TaxRateInput): Promise<{ ratePpm: number }> {
  const ratePpm = ppmOf(ratePercent);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tax_rate:US:${state}:${taxClass}`}, 0))`);
  const { rows: [former] } = await tx.execute<{ ratePpm: number }>(sql`select rate_ppm as "ratePpm" from tax_rate where country = 'US' and state = ${state} and postcode = '' and tax_class = ${taxClass}`);
  if (former?.ratePpm === ratePpm) return { ratePpm };
  await tx.execute(sql`
    insert into tax_rate (country, state, tax_class, rate_ppm, name) values ('US', ${state}, ${taxClass}, ${ratePpm}, ${`${usStates[state] ?? state} sales tax${taxClass === "delivery" ? " on delivery" : ""}`})
    on conflict (country, state, postcode, tax_class) do update set rate_ppm = excluded.rate_ppm, told_at = shop_clock()`);
  await record(tx, by, { kind: "tax_rate.changed", subject: `tax_rate:US-${state}`, payload: { state, taxClass, rate: { before: former ? percentWords(former.ratePpm) : null, after: percentWords(ratePpm) } } });
  return { ratePpm };
}
