import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { task } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";

/** Open tasks of these kinds end by themselves, but for those whose cause is still there. */
export async function endTasks(tx: Tx, _by: Permit<"system.run">, { kinds, except }: { kinds: readonly string[]; except: readonly string[] }): Promise<void> {
  await tx.update(task).set({ status: "done", doneAt: sql`shop_clock()` }).where(and(eq(task.status, "open"), inArray(task.kind, [...kinds]), notInArray(task.dedupeKey, [...except])));
}
