import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Repair, RepairStatus } from "@/lib/domain/drift/repair";
import type { DriftFindingId, DriftRepairId, StaffId } from "@/lib/kernel/ids";
import { createdAt, id, instant, ref } from "./columns";

/** One asking of every rule: each night, and whenever somebody wants to know. */
export const driftRun = pgTable("drift_run", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  /** Null when the night asked. */
  startedByStaffId: ref<StaffId>(),
  rules: integer().notNull(),
  broken: integer().notNull(),
  findings: integer().notNull(),
  tookMs: integer().notNull(),
  at: createdAt(),
}, (t) => [index("drift_run_at_idx").on(t.at)]);

/** A row that breaks a rule, from the run that saw it first to the one that no longer did. */
export const driftFinding = pgTable("drift_finding", {
  id: id<DriftFindingId>(),
  rule: text().notNull(),
  /** What the row is about, without its figures. */
  rowKey: text().notNull(),
  row: jsonb().$type<Record<string, unknown>>().notNull(),
  firstRunId: bigint({ mode: "number" }).notNull().references(() => driftRun.id),
  lastRunId: bigint({ mode: "number" }).notNull().references(() => driftRun.id),
  goneAt: instant(),
}, (t) => [
  uniqueIndex("drift_finding_open_key").on(t.rule, t.rowKey).where(sql`${t.goneAt} is null`),
  index("drift_finding_first_idx").on(t.firstRunId),
  index("drift_finding_last_idx").on(t.lastRunId),
]);

/** What somebody proposes to do about a finding, and what somebody else decided. */
export const driftRepair = pgTable("drift_repair", {
  id: id<DriftRepairId>(),
  findingId: ref<DriftFindingId>().notNull().references(() => driftFinding.id),
  repair: jsonb().$type<Repair>().notNull(),
  reason: text().notNull(),
  status: text().$type<RepairStatus>().notNull().default("proposed"),
  proposedByStaffId: ref<StaffId>().notNull(),
  proposedAt: createdAt(),
  decidedByStaffId: ref<StaffId>(),
  decidedAt: instant(),
}, (t) => [
  uniqueIndex("drift_repair_open_key").on(t.findingId).where(sql`${t.status} = 'proposed'`),
  index("drift_repair_finding_idx").on(t.findingId),
  check("drift_repair_two_people", sql`(${t.status} = 'proposed') = (${t.decidedByStaffId} is null) and (${t.status} <> 'applied' or ${t.decidedByStaffId} <> ${t.proposedByStaffId})`),
]);
