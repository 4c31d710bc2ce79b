import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { AccountId } from "@/lib/kernel/ids";

/** Orders placed as a guest with an e-mail that its owner has now proved join the account. @returns how many. */
export async function claimGuestOrders(tx: Tx, by: Permit<"account.open" | "system.run">, input: { accountId: AccountId; email: string }): Promise<number> {
  const { rows } = await tx.execute<{ id: string; customer_id: string }>(sql`
    update "order" o set customer_id = c.id, account_id = c.account_id
    from customer c, account a
    where c.account_id = ${input.accountId} and c.merged_into_id is null and a.id = c.account_id and a.email_verified_at is not null
      and lower(o.email) = lower(${input.email}) and lower(a.email) = lower(${input.email}) and o.account_id is null
      and (o.customer_id is null or exists (select 1 from customer g where g.id = o.customer_id and g.account_id is null))
    returning o.id, o.customer_id`);
  await record(tx, by, ...rows.map((row) => ({ kind: "order.claimed" as const, orderId: row.id, customerId: row.customer_id })));
  return rows.length;
}
