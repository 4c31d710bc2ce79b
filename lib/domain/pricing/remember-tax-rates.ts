import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { log } from "@/lib/kernel/log";
import { taxGateway } from "./choose-gateway";
import type { TaxAddress, TaxGateway, TaxSource, ToldRates } from "./gateway";
import { zoneOf } from "./tax";

/** What a provider said is asked again after a day, and counts for a month while it does not answer. */
const freshHours = 24;
const goodDays = 30;

/**
 * Asks the tax provider for the rates of an address, outside any transaction, unless its answer of today is known. Its
 * silence stops nobody: then what it last said counts, and else the rate of the state.
 */
export async function rememberTaxRates(_by: Permit<"orders.place"> | Permit<"system.run">, place: TaxAddress, provider: TaxGateway | null = taxGateway()): Promise<{ isAsked: boolean }> {
  if (!provider || zoneOf(place.postcode) === "" || (await isFresh(place, provider.name))) return { isAsked: false };
  try {
    const told = await provider.ratesAt(place);
    await transaction((tx) => keep(tx, place, told, provider.name));
  } catch (error) {
    log.warn({ err: error, provider: provider.name, state: place.state, postcode: zoneOf(place.postcode) }, "no tax rates for an address");
  }
  return { isAsked: true };
}

async function isFresh({ country, state, postcode }: TaxAddress, source: TaxSource): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from tax_rate where country = ${country} and state = ${state} and postcode = ${zoneOf(postcode)} and source = ${source} and told_at > shop_clock() - make_interval(hours => ${freshHours}) limit 1`);
  return rows.length > 0;
}

/** For everybody in the address's postcode. */
async function keep(tx: Tx, place: TaxAddress, told: ToldRates, source: TaxGateway["name"]): Promise<void> {
  await tx.execute(sql`
    insert into tax_rate (country, state, postcode, tax_class, rate_ppm, name, source, told_at, expires_at)
    select ${place.country}, ${place.state}, ${zoneOf(place.postcode)}, r.key, r.value::integer, ${told.name}, ${source}, shop_clock(), shop_clock() + make_interval(days => ${goodDays})
    from jsonb_each_text(${JSON.stringify(told.rates)}::jsonb) r
    on conflict (country, state, postcode, tax_class) do update set rate_ppm = excluded.rate_ppm, name = excluded.name, source = excluded.source, told_at = excluded.told_at, expires_at = excluded.expires_at`);
}
