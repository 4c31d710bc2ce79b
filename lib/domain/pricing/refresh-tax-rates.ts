import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { taxGateway } from "./choose-gateway";
import type { TaxAddress, TaxGateway } from "./gateway";
import { rememberTaxRates } from "./remember-tax-rates";

/** Every night: what the provider says about each store, where pickups are taxed. Delivery addresses are asked about when they are typed. */
export async function refreshTaxRates(by: Permit<"system.run">, provider: TaxGateway | null = taxGateway()): Promise<void> {
  if (!provider) return;
  const { rows } = await db.execute<TaxAddress>(sql`select distinct on (country, state, postcode) country, state, postcode, city, address_line1 as line1 from location where is_active order by country, state, postcode, id`);
  for (const place of rows) await rememberTaxRates(by, place, provider);
}
