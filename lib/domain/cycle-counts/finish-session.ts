import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CountSessionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** This person is done with their area; they may join again. Doing it twice changes nothing. @throws Refusal `not_found` */
export async function finishSession(tx: Tx, by: Permit<"inventory.count">, { sessionId }: { sessionId: CountSessionId }): Promise<void> {
  const { rowCount } = await tx.execute(sql`update count_session set finished_at = coalesce(finished_at, shop_clock()) where id = ${sessionId} and staff_id = ${by.actor.staffId}`);
  if (!rowCount) throw new Refusal("not_found");
}
