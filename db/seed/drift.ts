import type { Tx } from "@/db/client";
import { driftFinding, driftRepair, driftRun } from "@/db/schema/drift";
import { rowKeyOf } from "@/lib/domain/drift/finding";
import { ruleNames, type Repair } from "@/lib/domain/drift/repair";
import { invariants } from "@/lib/domain/invariants";
import type { DriftFindingId, DriftRepairId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Level } from "./ledger";
import { staffed } from "./order-steps";
import type { Random } from "./random";
import { itemAt } from "./random";
import type { Colleague } from "./staff";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

const nights = 14;
/** The run, from the first, in which somebody had written to a shelf past its ledger. */
const oddNight = 8;

export type DriftRows = { runs: (typeof driftRun.$inferInsert)[]; findings: (typeof driftFinding.$inferInsert)[]; repairs: (typeof driftRepair.$inferInsert)[] };

/** Two weeks of nights in which everything added up but once: found, explained, repaired by two people, and gone. */
export function planDrift(world: World, books: Books, random: Random, staff: readonly Colleague[], levels: readonly Level[]): DriftRows {
  const nightAt = (n: number) => later(new Date(Math.floor(world.now.getTime() / dayMs) * dayMs), -(nights - n) * dayMs + 3 * hourMs + 12 * minuteMs);
  const runs = Array.from({ length: nights }, (_, n) => ({ startedByStaffId: null, rules: invariants.length, broken: n === oddNight ? 1 : 0, findings: n === oddNight ? 1 : 0, tookMs: random.int(1_400, 2_600), at: nightAt(n) }));
  const [planner, admin] = (["inventory_planner", "admin"] as const).map((role) => itemAt(staff.filter((one) => one.role === role), 0));
  const { variantId, locationId } = itemAt(levels.filter(({ onHand }) => (onHand ?? 0) > 6), random.int(0, 40));
  if (!planner || !admin) throw new Error("nobody repairs");
  const id = random.id<DriftFindingId>(nightAt(oddNight));
  const onHand = random.int(9, 14);
  const row = { variant_id: variantId, location_id: locationId, on_hand: onHand + 2, ledger_on_hand: onHand, allocated: 0, ledger_allocated: 0 };
  const repair: Repair = { kind: "rebuild_level", variantId, locationId };
  const reason = "The import script of the move wrote two units straight into the table; the ledger is right.";
  const [proposedAt, decidedAt] = [later(nightAt(oddNight), 6 * hourMs), later(nightAt(oddNight), 7.5 * hourMs)];
  const subject = `drift:${id}`;
  tell(books, "drift.proposed", proposedAt, "store", staffed(planner), { subject, payload: { rule: ruleNames.ledger, repair, reason } });
  tell(books, "stock.rebuilt", decidedAt, "store", staffed(admin), { locationId, subject: `variant:${variantId}`, payload: { reason, changes: { onHand: { before: onHand + 2, after: onHand } } } });
  tell(books, "drift.repaired", decidedAt, "store", staffed(admin), { subject, payload: { rule: ruleNames.ledger, repair, reason } });
  return {
    runs, findings: [{ id, rule: ruleNames.ledger, rowKey: rowKeyOf(row), row, firstRunId: oddNight + 1, lastRunId: oddNight + 1, goneAt: decidedAt }],
    repairs: [{ id: random.id<DriftRepairId>(proposedAt), findingId: id, repair, reason, status: "applied", proposedByStaffId: planner.id, proposedAt, decidedByStaffId: admin.id, decidedAt }],
  };
}

export async function writeDrift(tx: Tx, { runs, findings, repairs }: DriftRows): Promise<string> {
  const nightsAsked = await writeRows(tx, driftRun, runs);
  await writeRows(tx, driftFinding, findings);
  await writeRows(tx, driftRepair, repairs);
  return `${nightsAsked} nights without drift but one`;
}
