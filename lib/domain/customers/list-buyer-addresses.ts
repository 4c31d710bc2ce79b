import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";

/** An address in the spelling of buying assistants; what is not known is empty. */
export type BuyerAddress = { id: string; street_address: string; extended_address: string; address_locality: string; address_region: string; postal_code: string; address_country: string };

/** Addresses of the profile without an account that an e-mail names. Only for platforms that are trusted to know whose e-mail it is. */
export async function listBuyerAddresses(email: string, from: Reader = db): Promise<BuyerAddress[]> {
  const { rows } = await from.execute<BuyerAddress>(sql`
    select coalesce(a.reference, a.id::text) as id, a.line1 as street_address, a.line2 as extended_address, a.city as address_locality, a.state as address_region, a.postcode as postal_code, a.country as address_country
    from customer_address a join customer c on c.id = a.customer_id
    where lower(c.email) = lower(btrim(${email})) and c.account_id is null and c.merged_into_id is null order by a.is_default desc, a.created_at, a.id`);
  return rows;
}
