import type { Tx } from "@/db/client";
import { task } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { moveUnsellable } from "@/lib/domain/inventory/move-unsellable";
import { lineTitle, type LockedFulfillment, type LockedLine } from "./rows";

/** Picked goods that nobody collects are not sellable until somebody has put them back on their shelf: one task each. */
export async function openPutBack(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, line: LockedLine, quantity: number, sequence: number): Promise<void> {
  await moveUnsellable(tx, by, { variantId: line.variantId, locationId: part.locationId, quantity, from: "sellable", to: "put_back", reason: "uncollected", causeId: `${part.id}:${line.orderLineId}`, sequence });
  await tx.insert(task).values({
    kind: "put_back", locationId: part.locationId, orderId: part.orderId, fulfillmentId: part.id, variantId: line.variantId,
    dedupeKey: `put_back:${part.id}:${line.id}:${sequence}`, facts: { title: lineTitle(line), quantity, number: part.number, shelf: part.stagedShelf ?? "" },
  }).onConflictDoNothing();
}
