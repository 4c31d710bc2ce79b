import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

/** Sweeps held hours that ran out an hour ago. Tidiness only: every query looks at the clock by itself. */
export async function removeExpiredSlots(tx: Tx, _by: Permit<"system.run">): Promise<number> {
  const { rowCount } = await tx.execute(sql`delete from capacity_booking where expires_at < shop_clock() - interval '1 hour'`);
  return rowCount ?? 0;
}
