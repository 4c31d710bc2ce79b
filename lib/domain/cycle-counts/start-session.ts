import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type CountSessionId, type CycleCountId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockCycleCount } from "./rows";

/** Joins a count, or its recount, with an area of one's own; a session that still runs goes on. @throws Refusal `not_found`, `illegal_move` */
export async function startSession(tx: Tx, by: Permit<"inventory.count">, { cycleCountId, area }: { cycleCountId: CycleCountId; area: string }): Promise<{ sessionId: CountSessionId }> {
  const count = await lockCycleCount(tx, by, cycleCountId);
  if (count.status !== "open" && count.status !== "recounting") throw new Refusal("illegal_move");
  const { rows: [running] } = await tx.execute<{ sessionId: CountSessionId }>(sql`select id as "sessionId" from count_session where cycle_count_id = ${cycleCountId} and staff_id = ${by.actor.staffId} and finished_at is null`);
  if (running) return running;
  const sessionId = newId<CountSessionId>();
  await tx.execute(sql`insert into count_session (id, cycle_count_id, staff_id, area, is_recount) values (${sessionId}, ${cycleCountId}, ${by.actor.staffId}, ${area}, ${count.status === "recounting"})`);
  return { sessionId };
}
