import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Invariant } from "@/lib/domain/invariant";
import { invariants } from "@/lib/domain/invariants";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { rowKeyOf, type BrokenRule } from "./finding";

/** Rows kept of one rule: enough to see what happened, whatever happened. */
const most = 100;

/**
 * Asks every rule in one snapshot, so that what is sold meanwhile looks like no contradiction; keeps each row that breaks
 * one until a run no longer finds it, and opens one task for each broken rule. A rule whose own query fails is broken too,
 * and keeps no other from being asked. @returns the names of the broken rules
 * @throws Refusal `in_progress` when a person asks while the rules are being asked
 */
export async function checkDrift(by: Permit<"system.run"> | Permit<"drift.view">, rules: readonly Invariant[] = invariants): Promise<string[]> {
  const began = performance.now();
  const broken = await transaction((tx) => askAll(tx, by, rules), { isolationLevel: "repeatable read", accessMode: "read only" });
  await transaction((tx) => keep(tx, by, rules, broken, Math.round(performance.now() - began)));
  return broken.map(({ name }) => name);
}

async function askAll(tx: Tx, by: Permit<"system.run"> | Permit<"drift.view">, rules: readonly Invariant[]): Promise<BrokenRule[]> {
  const { rows: [turn] } = await tx.execute<{ is_mine: boolean }>(sql`select pg_try_advisory_xact_lock(hashtext('drift.asking')) as is_mine`);
  if (by.actor.kind === "staff" && !turn?.is_mine) throw new Refusal("in_progress");
  const broken: BrokenRule[] = [];
  for (const rule of rules) {
    const rows = await tx.transaction((savepoint) => breakingRows(savepoint, rule)).catch((error: unknown) => [{ problem: `This rule could not be asked: ${error instanceof Error ? error.message.slice(0, 200) : "?"}` }]);
    if (rows.length > 0) broken.push({ name: rule.name, rows });
  }
  return broken;
}

export async function breakingRows(tx: Tx, rule: Invariant): Promise<Record<string, unknown>[]> {
  const { rows } = await tx.execute<{ row: Record<string, unknown> }>(sql`select to_jsonb(q) as row from (${sql.raw(rule.sql)}) q limit ${most}`);
  return rows.map(({ row }) => row);
}

async function keep(tx: Tx, by: Permit<"system.run"> | Permit<"drift.view">, rules: readonly Invariant[], broken: readonly BrokenRule[], tookMs: number): Promise<void> {
  const found = broken.flatMap(({ name, rows }) => [...new Map(rows.map((row) => [rowKeyOf(row), row]))].map(([key, row]) => ({ id: newId(), rule: name, row_key: key, row })));
  // Two runs that end at the same moment take turns.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('drift.run'))`);
  const { rows: [run] } = await tx.execute<{ id: number }>(sql`
    insert into drift_run (started_by_staff_id, rules, broken, findings, took_ms)
    values (${by.actor.kind === "staff" ? by.actor.staffId : null}, ${rules.length}, ${broken.length}, ${found.length}, ${tookMs}) returning id::float8 as id`);
  if (!run) throw new Error("the run was not written");
  await tx.execute(sql`
    insert into drift_finding (id, rule, row_key, "row", first_run_id, last_run_id)
    select f.id, f.rule, f.row_key, f."row", ${run.id}, ${run.id} from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(id uuid, rule text, row_key text, "row" jsonb)
    on conflict (rule, row_key) where gone_at is null do update set "row" = excluded."row", last_run_id = excluded.last_run_id`);
  await tx.execute(sql`update drift_finding set gone_at = shop_clock() where gone_at is null and last_run_id < ${run.id} and rule = any(${sql.param(rules.map(({ name }) => name))}::text[])`);
  for (const { name, rows } of broken) {
    await openTask(tx, by, { kind: "invariant_broken", dedupeKey: `invariant:${name}`, facts: { title: `Figures do not add up: ${name}`, detail: `${rows.length}${rows.length === most ? " or more" : ""} ${rows.length === 1 ? "row" : "rows"}; see Drift` } });
  }
}
