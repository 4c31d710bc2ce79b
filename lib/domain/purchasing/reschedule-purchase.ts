import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { Rescheduling } from "./purchase-input";
import { refusePast } from "./order-purchase";
import { about, advance, lockPurchase, refuseUnless } from "./rows";

/** The supplier says another day. @throws Refusal `illegal_move`, `invalid` for a day that is past */
export async function reschedulePurchase(tx: Tx, by: Permit<"purchasing.plan">, { purchaseOrderId, expectedOn, reason }: Rescheduling): Promise<void> {
  const part = await lockPurchase(tx, by, purchaseOrderId);
  refuseUnless(part, "ordered", "partly_received");
  if (part.expectedOn === expectedOn) return;
  await refusePast(tx, part.timeZone, expectedOn);
  await advance(tx, part, part.status, { expectedOn });
  await record(tx, by, { kind: "purchase.rescheduled", ...about(part), variantIds: part.lines.map((line) => line.variantId), payload: { reason, changes: { expectedOn: { before: part.expectedOn, after: expectedOn } } } });
}
