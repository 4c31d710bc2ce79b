import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseAllocation } from "@/lib/domain/inventory/release-allocation";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { leftToPick } from "./line-progress";
import { about, touched, type LockedFulfillment } from "./rows";

/**
 * The goods of a pickup leave the place that sends them to its store: nothing is promised there any more. The caller takes
 * them off its books in the same transaction. @throws Refusal `illegal_move` unless they still wait to be sent
 */
export async function leaveForStore(tx: Tx, by: Permit<"transfers.work">, part: LockedFulfillment): Promise<void> {
  if (part.status !== "in_transit_to_store" || part.leftSourceAt !== null) throw new Refusal("illegal_move");
  const [row] = await tx.update(fulfillment).set({ ...touched, leftSourceAt: sql`shop_clock()` }).where(eq(fulfillment.id, part.id)).returning({ version: fulfillment.version });
  for (const line of part.lines.filter((one) => leftToPick(one) > 0)) {
    const quantity = leftToPick(line);
    await releaseAllocation(tx, by, { fulfillmentId: part.id, orderLineId: line.orderLineId, quantity, reason: `sent to ${part.storeName}`, sequence: row?.version ?? part.version });
    await tx.update(fulfillmentLine).set({ inTransit: quantity }).where(eq(fulfillmentLine.id, line.id));
  }
  await record(tx, by, { kind: "fulfillment.sent_to_store", ...about(part), payload: { from: part.sourceLocationId } });
}
