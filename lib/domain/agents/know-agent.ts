import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type AgentId } from "@/lib/kernel/ids";
import type { AgentProfile } from "./agent-profile";
import type { KnownAgent } from "./get-known-agent";

type Row = { id: AgentId; profile_url: string; status: string; profile: AgentProfile | null };

/** Notes an agent and the profile it publishes now; null where a trial goes without. */
export async function knowAgent(tx: Tx, _by: Permit<"system.run">, { profileUrl, profile, ttlSeconds }: { profileUrl: string; profile: AgentProfile | null; ttlSeconds: number }): Promise<KnownAgent> {
  const expires = profile ? sql`shop_clock() + make_interval(secs => ${ttlSeconds})` : sql`null`;
  const { rows } = await tx.execute<Row>(sql`
    insert into agent (id, profile_url, profile, profile_expires_at) values (${newId()}, ${profileUrl}, ${profile && JSON.stringify(profile)}::jsonb, ${expires})
    on conflict (profile_url) do update set profile = excluded.profile, profile_expires_at = excluded.profile_expires_at, last_seen_at = shop_clock()
    returning id, profile_url, status, profile`);
  const row = rows[0];
  if (!row) throw new Error("An agent could not be noted");
  return { agentId: row.id, profileUrl: row.profile_url, isBlocked: row.status === "blocked", profile: row.profile, isFresh: true };
}
