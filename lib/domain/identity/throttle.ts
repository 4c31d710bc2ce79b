import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

export type Window = { key: string; windowMinutes: number };
export type Limit = Window & { max: number };

/** Counts one attempt; true while the key is within its limit. The count stays only if the transaction commits. */
export async function withinLimit(tx: Tx, limit: Limit): Promise<boolean> {
  return (await countInWindow(tx, limit)).count <= limit.max;
}

/** Counts one attempt; says which of its window it is, and when that window ends. */
export async function countInWindow(tx: Tx, { key, windowMinutes }: Window): Promise<{ count: number; endsMs: number }> {
  const { rows } = await tx.execute<{ count: number; ends_ms: number }>(sql`
    insert into throttle (key, count, window_ends_at) values (${key}, 1, shop_clock() + make_interval(secs => ${windowMinutes * 60}))
    on conflict (key) do update set
      count = case when throttle.window_ends_at <= shop_clock() then 1 else throttle.count + 1 end,
      window_ends_at = case when throttle.window_ends_at <= shop_clock() then excluded.window_ends_at else throttle.window_ends_at end
    returning count, extract(epoch from window_ends_at)::float8 * 1000 as ends_ms`);
  return { count: rows[0]?.count ?? 1, endsMs: rows[0]?.ends_ms ?? 0 };
}
