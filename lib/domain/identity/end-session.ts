import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { AccountId, SessionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Permit } from "./permit";

/** Ends one of the caller's own sessions, or with `team.manage` any. Effective at the next request, everywhere. */
export async function endSession(tx: Tx, by: Permit<"account.own" | "fulfillment.view" | "team.manage">, input: { sessionId: SessionId }): Promise<void> {
  const own = by.can === "team.manage" ? sql`true` : sql`account_id = ${by.actor.accountId}`;
  const { rows } = await tx.execute<{ account_id: string }>(sql`
    update session set revoked_at = shop_clock() where id = ${input.sessionId} and revoked_at is null and ${own} returning account_id`);
  if (rows.length === 0) throw new Refusal("not_found");
  await record(tx, by, { kind: "session.revoked", subject: `account:${rows[0]?.account_id ?? ""}`, payload: { sessionId: input.sessionId } });
}

/** Ends every session of an account but, at will, the caller's own. */
export async function endSessions(tx: Tx, by: Permit<"account.own" | "team.manage">, input: { accountId: AccountId; keep?: SessionId }): Promise<number> {
  if (by.can === "account.own" && by.actor.accountId !== input.accountId) throw new Refusal("not_found");
  const { rows } = await tx.execute(sql`
    update session set revoked_at = shop_clock() where account_id = ${input.accountId} and revoked_at is null and id is distinct from ${input.keep ?? null} returning id`);
  if (rows.length > 0) await record(tx, by, { kind: "session.revoked", subject: `account:${input.accountId}`, payload: { sessions: rows.length } });
  return rows.length;
}
