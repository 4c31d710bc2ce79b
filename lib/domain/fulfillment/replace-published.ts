import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

/** Takes the published set out of force, one publisher at a time; the caller puts the next one in. `version` 0: the built-in set. */
export async function replacePublished(tx: Tx, _by: Permit<"routing.edit">): Promise<{ version: number; next: number }> {
  await tx.execute(sql`lock table routing_rule_set in share row exclusive mode`);
  const { rows } = await tx.execute<{ version: number; next: number }>(sql`
    select coalesce(max(version) filter (where status = 'published'), 0)::int as version, coalesce(max(version), 0)::int + 1 as next from routing_rule_set`);
  await tx.execute(sql`update routing_rule_set set status = 'replaced', updated_at = shop_clock() where status = 'published'`);
  return rows[0] ?? { version: 0, next: 1 };
}
