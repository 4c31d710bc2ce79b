import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { session } from "@/db/schema/identity";
import { record } from "@/lib/domain/record";
import { asId, newId, type SessionId } from "@/lib/kernel/ids";
import { isPassword } from "./password";
import { permit } from "./permit";
import { withinLimit } from "./throttle";

export type SignInAttempt = { email: string; password: string; deviceName: string; address: string };
export type StartedSession = { ok: true; sessionId: SessionId } | { ok: false; code: "wrong_credentials" | "too_many_attempts" };

/**
 * Starts a session for the right password. A no is returned, not thrown: the attempt must stay counted.
 * Ten tries per account and address in 15 minutes, a hundred wrong ones per address, so a stranger elsewhere locks nobody out.
 */
export async function startSession(tx: Tx, attempt: SignInAttempt): Promise<StartedSession> {
  const email = attempt.email.trim().toLowerCase();
  const isWithin = (await withinLimit(tx, { key: `sign-in:${email}:${attempt.address}`, max: 10, windowMinutes: 15 }))
    && (await withinLimit(tx, { key: `sign-in:${attempt.address}`, max: 100, windowMinutes: 15 }));
  if (!isWithin) return { ok: false, code: "too_many_attempts" };
  const { rows } = await tx.execute<{ id: string; password_hash: string | null; staff_id: string | null; customer_id: string | null }>(sql`
    select a.id, a.password_hash, t.id as staff_id, c.id as customer_id from account a
    left join staff t on t.account_id = a.id and t.is_active
    left join customer c on c.account_id = a.id and c.merged_into_id is null
    where lower(a.email) = ${email} and a.disabled_at is null`);
  const found = rows[0];
  if (!(await isPassword(found?.password_hash ?? null, attempt.password)) || !found) return { ok: false, code: "wrong_credentials" };
  // A whole store signs in from one address: who knows the password uses up nobody's tries.
  await tx.execute(sql`with own as (delete from throttle where key = ${`sign-in:${email}:${attempt.address}`}) update throttle set count = count - 1 where key = ${`sign-in:${attempt.address}`}`);
  const sessionId = newId<SessionId>();
  await tx.insert(session).values({
    id: sessionId, accountId: asId(found.id), deviceName: attempt.deviceName,
    expiresAt: sql`shop_clock() + case when ${found.staff_id !== null} then interval '7 days' else interval '90 days' end`,
  });
  const by = permit({ kind: "system", name: "sign-in" }, "system.run", { channel: "web" });
  await record(tx, by, { kind: "account.signed_in", customerId: found.customer_id, subject: `account:${found.id}`, payload: { sessionId, staffId: found.staff_id } });
  return { ok: true, sessionId };
}
