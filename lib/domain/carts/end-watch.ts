import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { StockWatchId } from "@/lib/kernel/ids";
import { watchDays } from "./watch-input";

/** Takes a request away for the message that answers it; false where somebody else did, or it was called off. */
export async function endWatch(tx: Tx, _by: Permit<"system.run">, { id }: { id: StockWatchId }): Promise<boolean> {
  const { rows } = await tx.execute(sql`delete from stock_watch where id = ${id} returning id`);
  return rows.length > 0;
}

/** Forgets addresses that waited in vain. */
export async function endOldWatches(tx: Tx, _by: Permit<"system.run">): Promise<void> {
  await tx.execute(sql`delete from stock_watch where created_at < shop_clock() - make_interval(days => ${watchDays})`);
}
