import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "./permit";

/** The person at the register is still there. */
export async function keepSeat(tx: Tx, by: Permit<"till.sell">): Promise<void> {
  await tx.execute(sql`update register set seat_seen_at = shop_clock() where id = ${by.actor.till.registerId} and seat_staff_id = ${by.actor.staffId} and seat_seen_at < shop_clock() - interval '30 seconds'`);
}
