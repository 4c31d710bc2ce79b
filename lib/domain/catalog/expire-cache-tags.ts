import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Tells every web instance that cached pages with these tags are stale; heard when the transaction commits. */
export async function expireCacheTags(tx: Tx, tags: readonly string[]): Promise<void> {
  const unique = [...new Set(tags)].sort();
  if (unique.length === 0) return;
  await tx.execute(sql`
    with written as (
      insert into cache_tag_expiry (tag, expired_at) select tag, shop_clock() from unnest(${sql.param(unique)}::text[]) as t(tag)
      on conflict (tag) do update set expired_at = excluded.expired_at returning tag
    )
    select pg_notify('cache_tags', case when sum(length(tag) + 1) > 7000 then '' else string_agg(tag, e'\n') end) from written`);
}
