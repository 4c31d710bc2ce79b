import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { purchaseLine } from "@/db/schema/purchasing";
import type { Permit } from "@/lib/domain/identity/permit";
import { bookPurchase } from "@/lib/domain/inventory/book-purchase";
import { unitsOf } from "@/lib/domain/inventory/unit-words";
import { record } from "@/lib/domain/record";
import type { Ending } from "./purchase-input";
import { toCome } from "./purchase-line";
import { about, advance, lockPurchase, refuseUnless, type LockedPurchase } from "./rows";

/** Drops a draft, or calls off an order of which nothing has arrived. Cancelling again changes nothing. @throws Refusal `illegal_move` */
export async function cancelPurchase(tx: Tx, by: Permit<"purchasing.plan">, { purchaseOrderId, reason }: Ending): Promise<void> {
  const part = await lockPurchase(tx, by, purchaseOrderId);
  if (part.status === "cancelled") return;
  refuseUnless(part, "draft", "ordered");
  const version = await advance(tx, part, "cancelled", { endedReason: reason });
  if (part.status === "ordered") await giveUp(tx, by, part, version);
  await record(tx, by, { kind: "purchase.cancelled", ...about(part), variantIds: part.lines.map((line) => line.variantId), payload: { reason } });
}

/** What has not arrived will not come: under receipt, for a reason. Closing again changes nothing. @throws Refusal `illegal_move` */
export async function closeShort(tx: Tx, by: Permit<"purchasing.plan">, { purchaseOrderId, reason }: Ending): Promise<void> {
  const part = await lockPurchase(tx, by, purchaseOrderId);
  if (part.status === "closed_short") return;
  refuseUnless(part, "ordered", "partly_received");
  const version = await advance(tx, part, "closed_short", { endedReason: reason });
  await giveUp(tx, by, part, version);
  await record(tx, by, { kind: "purchase.closed_short", ...about(part), variantIds: part.lines.map((line) => line.variantId), payload: { reason, units: unitsOf(part.lines, toCome) } });
}

async function giveUp(tx: Tx, by: Permit<"purchasing.plan">, part: LockedPurchase, version: number): Promise<void> {
  const missing = part.lines.filter((line) => toCome(line) > 0);
  for (const line of missing) await tx.update(purchaseLine).set({ short: sql`${purchaseLine.short} + ${toCome(line)}` }).where(eq(purchaseLine.id, line.id));
  await bookPurchase(tx, by, {
    purchaseOrderId: part.id, sequence: version, reason: "", arrived: [],
    incoming: missing.map((line) => ({ variantId: line.variantId, locationId: part.locationId, quantity: -toCome(line) })),
  });
}
