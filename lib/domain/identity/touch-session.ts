import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SessionId } from "@/lib/kernel/ids";

/** A session is written down as seen at most this often: reading pages stays reading. */
const minutes = 5;

/** The session was used just now. Whoever shows it has proved who they are; nothing else is asked. */
export async function touchSession(tx: Tx, sessionId: SessionId): Promise<void> {
  await tx.execute(sql`update session set last_seen_at = shop_clock() where id = ${sessionId} and revoked_at is null and last_seen_at < shop_clock() - make_interval(mins => ${minutes})`);
}
