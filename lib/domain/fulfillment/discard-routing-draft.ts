import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";

/** Throws the draft away, if it is still the one that was seen. @throws Refusal `stale_version` */
export async function discardRoutingDraft(tx: Tx, _by: Permit<"routing.edit">, { revision }: { revision: number }): Promise<{ revision: number }> {
  const { rowCount } = await tx.execute(sql`delete from routing_rule_set where status = 'draft' and revision = ${revision}`);
  if (rowCount === 0) throw new Refusal("stale_version");
  return { revision: 0 };
}
