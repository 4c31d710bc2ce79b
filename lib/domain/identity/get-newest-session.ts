import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { getSession, type SessionFacts } from "./get-session";

/** The session an account has just started: for what follows a sign-in within the same request. */
export async function getNewestSession(email: string, from: Reader = db): Promise<SessionFacts | null> {
  const { rows } = await from.execute<{ id: string }>(sql`
    select s.id from session s join account a on a.id = s.account_id
    where lower(a.email) = ${email.trim().toLowerCase()} and s.revoked_at is null order by s.created_at desc limit 1`);
  return rows[0] ? getSession(rows[0].id, from) : null;
}
