import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerId } from "@/lib/kernel/ids";

/** Takes points that have ended off the books of their members; nobody could spend them any more. Returns of how many members. */
export async function expirePoints(tx: Tx, by: Permit<"system.run">): Promise<number> {
  // Locked first: a refund that gives an ended lot its points back also gives it more time.
  await tx.execute(sql`select from stored_value where id in (select stored_value_id from stored_value_lot where left_minor > 0 and expires_at <= shop_clock()) order by id for update`);
  const { rows } = await tx.execute<{ customer_id: CustomerId; points: number }>(sql`
    with ended as (select stored_value_id as id, sum(left_minor)::integer as points from stored_value_lot where left_minor > 0 and expires_at <= shop_clock() group by stored_value_id),
    entry as (
      insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, idempotency_key)
      select gen_random_uuid(), id, 'expired', -points, '', ${`expired:${newId()}:`} || id from ended order by id returning stored_value_id, amount_minor
    )
    select v.customer_id, -e.amount_minor as points from entry e join stored_value v on v.id = e.stored_value_id`);
  await record(tx, by, ...rows.map(({ customer_id, points }) => ({ kind: "points.expired" as const, customerId: customer_id, payload: { points } })));
  return rows.length;
}
