import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { AgentId } from "@/lib/kernel/ids";
import type { AgentProfile } from "./agent-profile";

export type KnownAgent = { agentId: AgentId; profileUrl: string; isBlocked: boolean; profile: AgentProfile | null; isFresh: boolean };
type Row = { id: AgentId; profile_url: string; status: string; profile: AgentProfile | null; is_fresh: boolean };

/** An agent that was here before, with the profile as last fetched; null for a new one. */
export async function getKnownAgent(profileUrl: string, from: Reader = db): Promise<KnownAgent | null> {
  const { rows } = await from.execute<Row>(sql`
    select id, profile_url, status, profile, coalesce(profile_expires_at > shop_clock(), false) as is_fresh from agent where profile_url = ${profileUrl}`);
  const row = rows[0];
  return row ? { agentId: row.id, profileUrl: row.profile_url, isBlocked: row.status === "blocked", profile: row.profile, isFresh: row.is_fresh } : null;
}
