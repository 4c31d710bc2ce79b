import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { openCount } from "@/lib/domain/inventory/open-count";
import { settleCount } from "@/lib/domain/inventory/settle-count";
import type { StockCountId } from "@/lib/kernel/ids";

/** Refuses a count: the ledger stays as it is, and the shelf is to be counted again. @throws Refusal `not_found`, `illegal_move` */
export async function rejectCount(tx: Tx, by: Permit<"inventory.approve">, input: { countId: StockCountId }): Promise<{ recountId: StockCountId }> {
  const { variantId, locationId } = await settleCount(tx, by, { countId: input.countId, decision: "rejected" });
  return { recountId: await openCount(tx, by, { variantId, locationId, reason: "recount" }) };
}
