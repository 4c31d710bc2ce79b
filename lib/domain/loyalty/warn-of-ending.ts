import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";

/** Tells members whose points end soon, each at most once in the days in which they are told. Returns how many. */
export async function warnOfEnding(tx: Tx, by: Permit<"system.run">): Promise<number> {
  const { rows } = await tx.execute<{ customer_id: CustomerId; points: number; at: string }>(sql`
    with ending as (
      select v.customer_id, sum(l.left_minor)::integer as points, min(l.expires_at) as at from stored_value_lot l join stored_value v on v.id = l.stored_value_id, loyalty_policy p
      where l.left_minor > 0 and l.expires_at > shop_clock() and l.expires_at < shop_clock() + make_interval(days => p.warn_days) group by v.customer_id
    )
    update loyalty_member m set warned_at = shop_clock() from ending e, loyalty_policy p
    where m.customer_id = e.customer_id and (m.warned_at is null or m.warned_at < shop_clock() - make_interval(days => p.warn_days)) returning m.customer_id, e.points, e.at`);
  await record(tx, by, ...rows.map(({ customer_id, points, at }) => ({ kind: "points.ending" as const, customerId: customer_id, payload: { points, at: new Date(at).toISOString() } })));
  return rows.length;
}
