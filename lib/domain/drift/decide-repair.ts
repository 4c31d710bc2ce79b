import { isDeepStrictEqual } from "node:util";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { openCount } from "@/lib/domain/inventory/open-count";
import { rebuildLevel } from "@/lib/domain/inventory/rebuild-level";
import { releaseAllocation } from "@/lib/domain/inventory/release-allocation";
import { writeMovements } from "@/lib/domain/inventory/write-movements";
import { record } from "@/lib/domain/record";
import type { DriftFindingId, DriftRepairId, FulfillmentId, FulfillmentLineId, LocationId, OrderLineId, StaffId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Repair } from "./repair";
import { breaksNow, readFinding, repairNow, type FindingFacts } from "./rows";

type Proposal = { id: DriftRepairId; findingId: DriftFindingId; repair: Repair; reason: string; proposedBy: StaffId };

/**
 * Applies what a colleague proposed, if the finding still asks for exactly that, and keeps it only if the rule then holds
 * for it. @throws Refusal `not_found`, `second_person`, `illegal_move`, `out_of_stock`
 */
export async function approveRepair(tx: Tx, by: Permit<"drift.repair">, { repairId }: { repairId: DriftRepairId }): Promise<void> {
  const { proposal, finding } = await lockProposal(tx, repairId);
  if (proposal.proposedBy === by.actor.staffId) throw new Refusal("second_person");
  if (!isDeepStrictEqual(await repairNow(finding, tx), proposal.repair)) throw new Refusal("illegal_move");
  await apply(tx, by, proposal);
  if (await breaksNow(finding, tx)) throw new Refusal("illegal_move");
  await tx.execute(sql`update drift_finding set gone_at = shop_clock() where id = ${finding.id} and gone_at is null`);
  await decide(tx, by, proposal, "applied");
  await record(tx, by, { kind: "drift.repaired", subject: `drift:${finding.id}`, payload: { rule: finding.rule, repair: proposal.repair, reason: proposal.reason } });
}

/** Says no to a proposal; the finding stays. @throws Refusal `not_found` */
export async function declineRepair(tx: Tx, by: Permit<"drift.repair">, { repairId }: { repairId: DriftRepairId }): Promise<void> {
  const { proposal, finding } = await lockProposal(tx, repairId);
  await decide(tx, by, proposal, "declined");
  await record(tx, by, { kind: "drift.declined", subject: `drift:${finding.id}`, payload: { rule: finding.rule, repair: proposal.repair } });
}

async function lockProposal(tx: Tx, repairId: DriftRepairId): Promise<{ proposal: Proposal; finding: FindingFacts }> {
  const { rows: [proposal] } = await tx.execute<Proposal>(sql`
    select id, finding_id as "findingId", repair, reason, proposed_by_staff_id as "proposedBy" from drift_repair where id = ${repairId} and status = 'proposed' for update`);
  const finding = proposal && (await readFinding(proposal.findingId, tx));
  if (!proposal || !finding) throw new Refusal("not_found");
  return { proposal, finding };
}

async function decide(tx: Tx, by: Permit<"drift.repair">, { id }: Proposal, status: "applied" | "declined"): Promise<void> {
  await tx.execute(sql`update drift_repair set status = ${status}, decided_by_staff_id = ${by.actor.staffId}, decided_at = shop_clock() where id = ${id}`);
}

async function apply(tx: Tx, by: Permit<"drift.repair">, { id, repair, reason }: Proposal): Promise<void> {
  switch (repair.kind) {
    case "rebuild_level":
      await rebuildLevel(tx, by, { ...repair, reason });
      return countLater(tx, by, repair);
    case "release_orphans":
    case "count_promises": {
      const { variantId, locationId, quantity } = repair;
      await writeMovements(tx, by, [{ variantId, locationId, kind: repair.kind === "count_promises" ? "allocated" : "released", quantity, reason, causeKind: "drift", causeId: id }]);
      return;
    }
    case "release_surplus": {
      const line = await lineOf(tx, repair.fulfillmentLineId);
      return releaseAllocation(tx, by, { ...line, quantity: repair.quantity, reason, sequence: line.sequence });
    }
    case "promise_missing": {
      const { sequence, ...line } = await lineOf(tx, repair.fulfillmentLineId);
      return allocateStock(tx, by, { checkoutId: null, lines: [{ ...line, quantity: repair.quantity }], sequence });
    }
  }
}

/** A shelf whose books disagreed is looked at, unless somebody does already. */
async function countLater(tx: Tx, by: Permit<"drift.repair">, { variantId, locationId }: { variantId: VariantId; locationId: LocationId }): Promise<void> {
  const { rowCount } = await tx.execute(sql`select from stock_count where variant_id = ${variantId} and location_id = ${locationId} and status in ('open', 'submitted')`);
  if (!rowCount) await openCount(tx, by, { variantId, locationId, reason: "drift" });
}

type Line = { orderLineId: OrderLineId; fulfillmentId: FulfillmentId; variantId: VariantId; locationId: LocationId; sequence: number };

/** The line, and a place for it in the ledger that no step of its fulfillment takes. */
async function lineOf(tx: Tx, id: FulfillmentLineId): Promise<Line> {
  const { rows: [line] } = await tx.execute<Line>(sql`
    select l.order_line_id as "orderLineId", f.id as "fulfillmentId", l.variant_id as "variantId", f.location_id as "locationId",
      (select least(0, min(m.sequence)) - 1 from stock_movement m where m.cause_kind = 'fulfillment' and m.cause_id = f.id::text) as sequence
    from fulfillment_line l join fulfillment f on f.id = l.fulfillment_id where l.id = ${id} for update of f`);
  if (!line) throw new Refusal("not_found");
  return line;
}
