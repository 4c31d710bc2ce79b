import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";
import { spentInYear } from "./spent-in-year";

type By = Permit<"system.run"> | Permit<"loyalty.edit">;

/** Gives a member, or everybody, the tier of what they bought and kept in the last 365 days. Returns how many changed. */
export async function recountTiers(tx: Tx, by: By, { customerId }: { customerId: CustomerId | null }): Promise<number> {
  const { rows } = await tx.execute<{ customer_id: CustomerId; name: string; is_up: boolean }>(sql`
    with due as (
      select m.customer_id, was.from_minor, t.id, t.name, t.from_minor as now_minor
      from loyalty_member m join loyalty_tier was on was.id = m.tier_id
      cross join lateral (select x.* from loyalty_tier x where x.from_minor <= ${spentInYear(sql`m.customer_id`)} order by x.from_minor desc limit 1) t
      where t.id <> m.tier_id and (${customerId}::uuid is null or m.customer_id = ${customerId}) order by m.customer_id for update of m
    )
    update loyalty_member m set tier_id = due.id, tier_since = shop_clock() from due where m.customer_id = due.customer_id
    returning m.customer_id, due.name, due.now_minor > due.from_minor as is_up`);
  await record(tx, by, ...rows.map((row) => ({ kind: row.is_up ? "tier.reached" as const : "tier.left" as const, customerId: row.customer_id, payload: { tier: row.name } })));
  return rows.length;
}
