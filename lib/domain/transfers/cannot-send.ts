import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cannotSupply } from "@/lib/domain/fulfillment/cannot-supply";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { about, advance, lockTransfer, refuseUnless } from "./rows";
import type { NotSending } from "./transfer-input";

/**
 * The source of an order's goods does not have them, or cannot send them: the order looks for another place, and where
 * there is none its shopper is asked. Saying it again changes nothing.
 * @throws Refusal `other_end`, `illegal_move` for a transfer of stock and once it was sent, `not_found`
 */
export async function cannotSend(tx: Tx, by: Permit<"transfers.work">, { transferId, reasonId, note }: NotSending): Promise<void> {
  const part = await lockTransfer(tx, by, transferId, "source");
  if (part.status === "cancelled") return;
  if (!part.bound) throw new Refusal("illegal_move");
  refuseUnless(part, "draft");
  await advance(tx, part, "cancelled", { cancelledReason: note || "The source could not send it.", cancelledAt: sql`shop_clock()` });
  await cannotSupply(tx, by, part.bound, { reasonId, note });
  await record(tx, by, { kind: "transfer.cancelled", ...about(part, "source"), payload: { reason: note, outcome: null } });
}
