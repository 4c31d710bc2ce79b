import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { approveCount } from "@/lib/domain/fulfillment/approve-count";
import type { Permit } from "@/lib/domain/identity/permit";
import { settleCount } from "@/lib/domain/inventory/settle-count";
import { record } from "@/lib/domain/record";
import type { CycleCountId, StockCountId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { grossMinor, headOfficeFromMinor, type Variance } from "./cycle-count-state";
import { about, lockCycleCount } from "./rows";

/**
 * Accepts a count: every difference reaches the ledger, and shoppers whose units are gone are asked, all or nothing. Above
 * a sum somebody of the whole company has to do it.
 * @throws Refusal `not_found`, `illegal_move`, `head_office`, `below_promised`
 */
export async function approveCycleCount(tx: Tx, by: Permit<"inventory.approve">, { cycleCountId }: { cycleCountId: CycleCountId }): Promise<{ differences: number; released: number }> {
  const count = await lockCycleCount(tx, by, cycleCountId);
  if (count.status === "approved") return { differences: 0, released: 0 };
  if (count.status !== "submitted") throw new Refusal("illegal_move");
  const lines = await differing(tx, cycleCountId);
  if (by.actor.storeIds !== "all" && grossMinor(lines) > headOfficeFromMinor) throw new Refusal("head_office");
  let released = 0;
  for (const { stockCountId } of lines) if (stockCountId) released += (await approveCount(tx, by, { countId: stockCountId })).released.reduce((sum, one) => sum + one.quantity, 0);
  await close(tx, by, cycleCountId, "approved");
  await record(tx, by, { kind: "cycle_count.approved", ...about(count, { differences: lines.length, released }) });
  return { differences: lines.length, released };
}

/** Ends a count without touching the ledger. @throws Refusal `not_found`, `illegal_move` */
export async function cancelCycleCount(tx: Tx, by: Permit<"inventory.approve">, { cycleCountId }: { cycleCountId: CycleCountId }): Promise<void> {
  const count = await lockCycleCount(tx, by, cycleCountId);
  if (count.status === "cancelled") return;
  if (count.status === "approved") throw new Refusal("illegal_move");
  for (const { stockCountId } of await differing(tx, cycleCountId)) if (stockCountId) await settleCount(tx, by, { countId: stockCountId, decision: "rejected" });
  await tx.execute(sql`update count_session set finished_at = shop_clock() where cycle_count_id = ${cycleCountId} and finished_at is null`);
  await close(tx, by, cycleCountId, "cancelled");
  await record(tx, by, { kind: "cycle_count.cancelled", ...about(count) });
}

async function differing(tx: Tx, id: CycleCountId): Promise<(Variance & { stockCountId: StockCountId | null })[]> {
  const { rows } = await tx.execute<Variance & { stockCountId: StockCountId | null }>(sql`
    select l.counted, l.expected, l.unit_minor as "unitMinor", c.id as "stockCountId" from cycle_count_line l join stock_count c on c.id = l.stock_count_id and c.status = 'submitted' where l.cycle_count_id = ${id} order by l.variant_id`);
  return rows;
}

async function close(tx: Tx, by: Permit<"inventory.approve">, id: CycleCountId, status: "approved" | "cancelled"): Promise<void> {
  await tx.execute(sql`update cycle_count set status = ${status}, decided_by_staff_id = ${by.actor.staffId}, decided_at = shop_clock(), updated_at = shop_clock() where id = ${id}`);
}
