import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { asId, type AccountId, type CustomerId } from "@/lib/kernel/ids";

/**
 * The person has proved the e-mail: it names this profile from now on, and a guest profile that only this e-mail made
 * joins it (its old id keeps resolving). Profiles with an account of their own are never joined.
 */
export async function verifyProfileEmail(tx: Tx, by: Permit<"account.open" | "system.run">, input: { accountId: AccountId; email: string }): Promise<CustomerId | null> {
  const email = input.email.trim().toLowerCase();
  const { rows } = await tx.execute<{ id: string }>(sql`select id from customer where account_id = ${input.accountId} and merged_into_id is null for update`);
  const id = rows[0]?.id;
  if (!id) return null;
  await tx.execute(sql`update identifier set verified_at = null where kind = 'email' and value = ${email} and customer_id <> ${id} and verified_at is not null`);
  await tx.execute(sql`
    insert into identifier (id, customer_id, kind, value, verified_at) values (gen_random_uuid(), ${id}, 'email', ${email}, shop_clock())
    on conflict (kind, value, customer_id) do update set verified_at = coalesce(identifier.verified_at, shop_clock())`);
  const { rows: joined } = await tx.execute<{ id: string }>(sql`
    update customer set merged_into_id = ${id}, updated_at = shop_clock()
    where lower(email) = ${email} and account_id is null and merged_into_id is null and id <> ${id} returning id`);
  for (const guest of joined) {
    await tx.execute(sql`update identifier i set customer_id = ${id} where i.customer_id = ${guest.id}
      and not exists (select 1 from identifier o where o.customer_id = ${id} and o.kind = i.kind and o.value = i.value)`);
    // The strictest consent wins: what the guest profile refused stays refused.
    await tx.execute(sql`update customer c set shares_browsing = c.shares_browsing and g.shares_browsing from customer g where c.id = ${id} and g.id = ${guest.id}
      and exists (select 1 from consent_choice k where k.customer_id = g.id and k.purpose = 'share_browsing')`);
  }
  await record(tx, by, { kind: "customer.changed", customerId: asId<CustomerId>(id), payload: { emailVerified: true, joined: joined.map((guest) => guest.id) } });
  return asId(id);
}
