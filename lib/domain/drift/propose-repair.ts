import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { driftRepair } from "@/db/schema/drift";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type DriftFindingId, type DriftRepairId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readFinding, repairNow } from "./rows";

/**
 * Proposes what repairs a finding as it is at this moment, for a reason; somebody else approves it. Proposing it twice is
 * the same proposal. @throws Refusal `not_found`, `illegal_move` where nothing follows from the finding (any more)
 */
export async function proposeRepair(tx: Tx, by: Permit<"drift.repair">, { findingId, reason }: { findingId: DriftFindingId; reason: string }): Promise<{ repairId: DriftRepairId }> {
  await tx.execute(sql`select from drift_finding where id = ${findingId} for update`);
  const finding = await readFinding(findingId, tx);
  if (!finding) throw new Refusal("not_found");
  const { rows: [open] } = await tx.execute<{ id: DriftRepairId }>(sql`select id from drift_repair where finding_id = ${findingId} and status = 'proposed'`);
  if (open) return { repairId: open.id };
  const repair = await repairNow(finding, tx);
  if (!repair) throw new Refusal("illegal_move");
  const repairId = newId<DriftRepairId>();
  await tx.insert(driftRepair).values({ id: repairId, findingId, repair, reason, proposedByStaffId: by.actor.staffId });
  await record(tx, by, { kind: "drift.proposed", subject: `drift:${findingId}`, payload: { rule: finding.rule, repair, reason } });
  return { repairId };
}
