import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CycleCountId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, lockCycleCount } from "./rows";

/** Somebody says that of everything nobody counted there is none: an act of its own, on record. @throws Refusal `not_found`, `illegal_move` */
export async function zeroRest(tx: Tx, by: Permit<"inventory.approve">, { cycleCountId }: { cycleCountId: CycleCountId }): Promise<{ lines: number }> {
  const count = await lockCycleCount(tx, by, cycleCountId);
  if (count.status !== "open") throw new Refusal("illegal_move");
  const { rowCount } = await tx.execute(sql`
    update cycle_count_line l set zeroed_by_staff_id = ${by.actor.staffId} where l.cycle_count_id = ${cycleCountId} and l.zeroed_by_staff_id is null and not exists (select from count_tally t where t.line_id = l.id)`);
  const lines = rowCount ?? 0;
  if (lines > 0) await record(tx, by, { kind: "cycle_count.zeroed", ...about(count, { lines }) });
  return { lines };
}
