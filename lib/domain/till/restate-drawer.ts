import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CartId, CashSessionId } from "@/lib/kernel/ids";
import type { CashSessionStatus } from "./cash-session-state";
import type { NewConflict } from "./note-conflict";

/** The drawer that an offline sale was paid at, locked. */
export type OfflineDrawer = { id: CashSessionId; status: CashSessionStatus; countedMinor: number | null; expectedMinor: number | null };

/** The cash lay in the drawer when it was counted: what it should have held is corrected, the count stays as it is. */
export async function restateDrawer(tx: Tx, drawer: OfflineDrawer, { saleId, dueMinor }: { saleId: CartId; dueMinor: number }): Promise<NewConflict[]> {
  if (drawer.status === "open") return [];
  await tx.execute(sql`update cash_session set expected_minor = expected_minor + ${dueMinor} where id = ${drawer.id}`);
  const beforeMinor = (drawer.countedMinor ?? 0) - (drawer.expectedMinor ?? 0);
  return [{ kind: "drawer_closed", subject: saleId, saleId, facts: { beforeMinor, afterMinor: beforeMinor - dueMinor } }];
}
