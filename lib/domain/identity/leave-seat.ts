import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "./permit";

/** Locks the register; the sale on its screen stays. */
export async function leaveSeat(tx: Tx, by: Permit<"till.sell">): Promise<void> {
  await tx.execute(sql`update register set seat_staff_id = null, seat_seen_at = null where id = ${by.actor.till.registerId} and seat_staff_id = ${by.actor.staffId}`);
}
