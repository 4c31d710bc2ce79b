import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

export type Limit = { key: string; max: number; windowMinutes: number };

/** Counts one attempt; true while the key is within its limit. The count stays only if the transaction commits. */
export async function withinLimit(tx: Tx, limit: Limit): Promise<boolean> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    insert into throttle (key, count, window_ends_at) values (${limit.key}, 1, shop_clock() + make_interval(secs => ${limit.windowMinutes * 60}))
    on conflict (key) do update set
      count = case when throttle.window_ends_at <= shop_clock() then 1 else throttle.count + 1 end,
      window_ends_at = case when throttle.window_ends_at <= shop_clock() then excluded.window_ends_at else throttle.window_ends_at end
    returning count`);
  return (rows[0]?.count ?? 1) <= limit.max;
}
