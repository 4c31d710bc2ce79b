import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerId } from "@/lib/kernel/ids";
import { listBuyerAddresses, type BuyerAddress } from "./list-buyer-addresses";

const parts = ["street_address", "extended_address", "address_locality", "address_region", "postal_code", "address_country"] as const;

/** Keeps an address with the profile of an e-mail, made if it is new; the same address keeps its name. Returns that name. */
export async function keepBuyerAddress(tx: Tx, by: Permit<"system.run">, { email, name, address }: { email: string; name: string; address: Omit<BuyerAddress, "id"> }): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`profile:${email.trim().toLowerCase()}`}))`);
  const same = (await listBuyerAddresses(email, tx)).find((known) => parts.every((part) => known[part] === address[part]));
  if (same) return same.id;
  const customerId = await profileOf(tx, by, email, name);
  const id = newId<string>();
  await tx.execute(sql`
    insert into customer_address (id, customer_id, name, line1, line2, city, state, postcode, country)
    values (${id}, ${customerId}, ${name}, ${address.street_address}, ${address.extended_address}, ${address.address_locality}, ${address.address_region}, ${address.postal_code}, ${address.address_country})`);
  return id;
}

async function profileOf(tx: Tx, by: Permit<"system.run">, email: string, name: string): Promise<CustomerId> {
  const { rows } = await tx.execute<{ id: CustomerId }>(sql`
    select id from customer where lower(email) = lower(btrim(${email})) and account_id is null and merged_into_id is null order by created_at limit 1`);
  if (rows[0]) return rows[0].id;
  const id = newId<CustomerId>();
  await tx.execute(sql`insert into customer (id, name, email) values (${id}, ${name}, ${email.trim().toLowerCase()})`);
  await tx.execute(sql`insert into identifier (id, customer_id, kind, value) values (gen_random_uuid(), ${id}, 'email', ${email.trim().toLowerCase()})`);
  await record(tx, by, { kind: "customer.created", customerId: id });
  return id;
}
