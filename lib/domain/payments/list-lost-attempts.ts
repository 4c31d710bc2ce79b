import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";

/**
 * Attempts to pay of which the gateway may have authorized something, although their checkout has gone on without them:
 * whoever ended them crashed before giving the money back. Returns the groups' keys.
 */
export async function listLostAttempts(olderThanMs: number, from: Reader = db): Promise<string[]> {
  const { rows } = await from.execute<{ attempt: string }>(sql`
    select distinct regexp_replace(p.idempotency_key, ':[0-9]+(:[0-9a-f-]{36}|:cash)?$', '') as attempt from payment p
    where p.status = 'created' and p.created_at <= shop_clock() - make_interval(secs => ${olderThanMs / 1000})
      and not exists (select from checkout c where c.id = p.checkout_id and c.status = 'completing' and starts_with(p.idempotency_key, c.id || ':' || c.completion_key || ':'))
    limit 100`);
  return rows.map((row) => row.attempt);
}
