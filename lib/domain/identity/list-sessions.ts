import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "./permit";

export type SessionSummary = { id: string; deviceName: string; createdAt: string; lastSeenAt: string; isThisOne: boolean };

/** Where the caller's account is signed in now, newest first. */
export async function listSessions(by: Permit<"account.own" | "fulfillment.view">, from: Reader = db): Promise<SessionSummary[]> {
  const { rows } = await from.execute<{ id: string; device_name: string; created_at: Date; last_seen_at: Date }>(sql`
    select id, device_name, created_at, last_seen_at from session
    where account_id = ${by.actor.accountId} and revoked_at is null and expires_at > shop_clock() order by last_seen_at desc`);
  return rows.map((row) => ({ id: row.id, deviceName: row.device_name, createdAt: new Date(row.created_at).toISOString(), lastSeenAt: new Date(row.last_seen_at).toISOString(), isThisOne: row.id === by.actor.sessionId }));
}
