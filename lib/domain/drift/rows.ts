import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { DriftFindingId } from "@/lib/kernel/ids";
import { invariants } from "@/lib/domain/invariants";
import type { Invariant } from "@/lib/domain/invariant";
import { rowKeyOf } from "./finding";
import { repairFor, type Repair, type ShelfFacts } from "./repair";

export type FindingFacts = { id: DriftFindingId; rule: string; rowKey: string; row: Record<string, unknown>; goneAt: string | null };

export async function readFinding(id: DriftFindingId, from: Reader): Promise<FindingFacts | null> {
  const { rows } = await from.execute<FindingFacts>(sql`select id, rule, row_key as "rowKey", "row", gone_at as "goneAt" from drift_finding where id = ${id}`);
  return rows[0] ?? null;
}

export const ruleOf = (name: string): Invariant | undefined => invariants.find((one) => one.name === name);

/** The row as it breaks its rule at this moment; null when it no longer does. */
export async function breaksNow(finding: Pick<FindingFacts, "rule" | "rowKey">, from: Reader): Promise<Record<string, unknown> | null> {
  const rule = ruleOf(finding.rule);
  if (!rule) return null;
  const { rows } = await from.execute<{ row: Record<string, unknown> }>(sql`select to_jsonb(q) as row from (${sql.raw(rule.sql)}) q`);
  return rows.map(({ row }) => row).find((row) => rowKeyOf(row) === finding.rowKey) ?? null;
}

/** The three books of a shelf, where a row is about one. */
export async function readShelf(row: Readonly<Record<string, unknown>>, from: Reader): Promise<ShelfFacts | null> {
  const [variantId, locationId] = [row["variant_id"], row["location_id"]];
  if (typeof variantId !== "string" || typeof locationId !== "string") return null;
  const { rows } = await from.execute<{ onHand: number; allocated: number; ledgerOnHand: number; ledgerAllocated: number; promised: number }>(sql`
    select s.on_hand as "onHand", s.allocated, m.on_hand as "ledgerOnHand", m.allocated as "ledgerAllocated",
      (select coalesce(sum(a.quantity), 0)::integer from allocation a where a.variant_id = s.variant_id and a.location_id = s.location_id) as promised
    from stock_level s cross join lateral (select coalesce(sum(on_hand_delta), 0)::integer as on_hand, coalesce(sum(allocated_delta), 0)::integer as allocated from stock_movement x where x.variant_id = s.variant_id and x.location_id = s.location_id) m
    where s.variant_id = ${variantId} and s.location_id = ${locationId}`);
  const shelf = rows[0];
  return shelf ? {
    level: { onHand: shelf.onHand, allocated: shelf.allocated }, ledger: { onHand: shelf.ledgerOnHand, allocated: shelf.ledgerAllocated }, promised: shelf.promised,
    isLedgerBroken: shelf.onHand !== shelf.ledgerOnHand || shelf.allocated !== shelf.ledgerAllocated,
  } : null;
}

/** What would repair it as it is now. */
export async function repairNow(finding: FindingFacts, from: Reader): Promise<Repair | null> {
  const row = await breaksNow(finding, from);
  return row && repairFor(finding.rule, row, await readShelf(row, from));
}
