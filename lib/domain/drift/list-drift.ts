import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { invariantsByRoom } from "@/lib/domain/invariants";
import type { DriftFindingId } from "@/lib/kernel/ids";
import type { DriftQuery } from "./drift-input";

export type DriftRun = { id: number; at: string; startedBy: string | null; rules: number; broken: number; findings: number; tookMs: number };
export type DriftRow = { id: DriftFindingId; rule: string; room: string; row: Record<string, unknown>; since: string; goneAt: string | null; proposed: boolean };
export type Drift = { runs: DriftRun[]; findings: DriftRow[]; counts: Record<"open" | "gone", number>; rooms: { room: string; rules: number }[] };

const roomOf = (rule: string): string => Object.entries(invariantsByRoom).find(([, rules]) => rules.some(({ name }) => name === rule))?.[0] ?? "other";

/** What breaks a rule now or did before, newest first, and the runs that asked. */
export async function listDrift(_by: Permit<"drift.view">, query: DriftQuery, from: Reader = db): Promise<Drift> {
  const names = query.room === null ? null : (invariantsByRoom[query.room] ?? []).map(({ name }) => name);
  const inRoom = sql`(${names === null} or f.rule = any(${sql.param(names ?? [])}::text[]))`;
  const { rows: findings } = await from.execute<Omit<DriftRow, "room">>(sql`
    select f.id, f.rule, f."row", r.at as since, f.gone_at as "goneAt", exists (select from drift_repair p where p.finding_id = f.id and p.status = 'proposed') as proposed
    from drift_finding f join drift_run r on r.id = f.first_run_id
    where ${query.state === "open" ? sql`f.gone_at is null` : sql`f.gone_at is not null`} and ${inRoom} order by coalesce(f.gone_at, r.at) desc, f.rule, f.id limit 100`);
  const { rows: [counts] } = await from.execute<{ open: number; gone: number }>(sql`
    select count(*) filter (where gone_at is null)::int as open, count(*) filter (where gone_at is not null)::int as gone from drift_finding f where ${inRoom}`);
  const { rows: runs } = await from.execute<DriftRun>(sql`
    select r.id::float8 as id, r.at, s.name as "startedBy", r.rules, r.broken, r.findings, r.took_ms as "tookMs" from drift_run r left join staff s on s.id = r.started_by_staff_id order by r.id desc limit 30`);
  return {
    runs: runs.map((run) => ({ ...run, at: iso(run.at) })), findings: findings.map((one) => ({ ...one, room: roomOf(one.rule), since: iso(one.since), goneAt: one.goneAt && iso(one.goneAt) })),
    counts: counts ?? { open: 0, gone: 0 }, rooms: Object.entries(invariantsByRoom).map(([room, rules]) => ({ room, rules: rules.length })),
  };
}

const iso = (at: string): string => new Date(at).toISOString();
