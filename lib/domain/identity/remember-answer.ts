import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { Refusal } from "@/lib/kernel/refusal";
import type { Permission } from "./permission";
import type { Permit } from "./permit";

/** An answer already given, to be given again word for word. */
export type RememberedAnswer = { status: number; body: string };
/** `scope` says whose key it is and for which operation. */
export type AnswerKey = { scope: string; key: string; bodyHash: string };

/** Longer than any request may run: whoever holds a key for more than this has died. */
const abandonedAfter = "2 minutes";

/**
 * Takes a key for one request: null means go ahead, an answer means that it was given before.
 * @throws Refusal `key_reused` for another body, `in_progress` while the first request still runs
 */
export async function claimAnswer(tx: Tx, _by: Permit<Permission>, { scope, key, bodyHash }: AnswerKey): Promise<RememberedAnswer | null> {
  const { rows } = await tx.execute(sql`
    insert into idempotency_key (scope, key, body_hash) values (${scope}, ${key}, ${bodyHash})
    on conflict (scope, key) do update set created_at = shop_clock()
      where idempotency_key.outcome is null and idempotency_key.body_hash = excluded.body_hash and idempotency_key.created_at < shop_clock() - ${abandonedAfter}::interval
    returning key`);
  if (rows.length > 0) return null;
  const { rows: known } = await tx.execute<{ body_hash: string; outcome: RememberedAnswer | null }>(sql`select body_hash, outcome from idempotency_key where scope = ${scope} and key = ${key}`);
  const row = known[0];
  if (row && row.body_hash !== bodyHash) throw new Refusal("key_reused");
  if (!row?.outcome) throw new Refusal("in_progress");
  return row.outcome;
}

/** Keeps the answer for whoever asks with the same key again. */
export async function rememberAnswer(tx: Tx, _by: Permit<Permission>, { scope, key }: AnswerKey, answer: RememberedAnswer): Promise<void> {
  await tx.execute(sql`update idempotency_key set outcome = ${JSON.stringify(answer)}::jsonb where scope = ${scope} and key = ${key}`);
}

/** Gives the key back after a failure of our own, so that a repetition may succeed. */
export async function forgetKey(tx: Tx, _by: Permit<Permission>, { scope, key }: AnswerKey): Promise<void> {
  await tx.execute(sql`delete from idempotency_key where scope = ${scope} and key = ${key} and outcome is null`);
}

/** Keys are promised for two days; counts of attempts end with their window. */
export async function dropOldAnswers(tx: Tx, _by: Permit<"system.run">): Promise<void> {
  await tx.execute(sql`delete from idempotency_key where created_at < shop_clock() - interval '3 days'`);
  await tx.execute(sql`delete from throttle where window_ends_at < shop_clock()`);
}
