import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { AccountId, CustomerId, OrderId } from "@/lib/kernel/ids";

/**
 * Guest orders placed with an e-mail join the account that has proved it. Orders of another account never move. Returns
 * how many joined; doing it again moves none.
 */
export async function claimGuestOrders(tx: Tx, by: Permit<"account.open" | "system.run">, input: { accountId: AccountId; email: string }): Promise<number> {
  const { rows } = await tx.execute<{ id: OrderId; customer_id: CustomerId; former: CustomerId | null }>(sql`
    with owner as (
      select u.id, u.account_id from account a join customer u on u.account_id = a.id and u.merged_into_id is null
      where a.id = ${input.accountId} and a.email_verified_at is not null and lower(a.email) = lower(btrim(${input.email}))
    ), guest as (
      select o.id, o.customer_id as former from "order" o left join customer g on g.id = o.customer_id
      where lower(o.email) = lower(btrim(${input.email})) and o.account_id is null and (o.customer_id is null or g.account_id is null) for update of o
    )
    update "order" o set account_id = owner.account_id, customer_id = owner.id, version = o.version + 1 from guest, owner where o.id = guest.id
    returning o.id, o.customer_id, guest.former`);
  await record(tx, by, ...rows.map((row) => ({ kind: "order.claimed" as const, orderId: row.id, customerId: row.customer_id, payload: { formerCustomerId: row.former } })));
  return rows.length;
}
