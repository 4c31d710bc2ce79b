import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, advance, lockTransfer, refuseUnless } from "./rows";
import { settleMissing } from "./settle-missing";
import type { Cancelling } from "./transfer-input";
import { onTheWay } from "./transfer-line";

/**
 * Cancels a draft; or calls back what is on the way and of which nothing has arrived: then somebody must say whether the
 * units are put back at the source or lost. Cancelling again changes nothing.
 * @throws Refusal `other_end`, `illegal_move`, `invalid` without an outcome for units on the way
 */
export async function cancelTransfer(tx: Tx, by: Permit<"transfers.plan">, { transferId, reason, outcome }: Cancelling): Promise<void> {
  const part = await lockTransfer(tx, by, transferId, "either");
  if (part.status === "cancelled") return;
  // Whoever cannot send an order's goods says so: they are sought elsewhere.
  if (part.bound && part.status === "draft") throw new Refusal("illegal_move");
  refuseUnless(part, "draft", "sent");
  const units = part.lines.filter((line) => onTheWay(line) > 0).map((line) => ({ line, quantity: onTheWay(line), reportId: newId<string>() }));
  if (units.length > 0) {
    await lockTransfer(tx, by, transferId, "source");
    if (outcome === null) throw new Refusal("invalid", { reason: "Say what becomes of the units on the way: put back, or lost." });
  }
  const version = await advance(tx, part, "cancelled", { cancelledReason: reason, cancelledAt: sql`shop_clock()` });
  if (outcome !== null && units.length > 0) await settleMissing(tx, by, part, { outcome, note: reason, version, units });
  await record(tx, by, { kind: "transfer.cancelled", ...about(part, "source"), payload: { reason, outcome } });
}
