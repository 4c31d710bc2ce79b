import { eq, sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import { transfer, transferLine, transferScan } from "@/db/schema/transfers";
import { leftToPick } from "@/lib/domain/fulfillment/line-progress";
import { lockPart, type LockedFulfillment } from "@/lib/domain/fulfillment/rows";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, TransferId, VariantId } from "@/lib/kernel/ids";
import { about, advance, lockTransfer } from "./rows";

/** Job: makes the drafts of transfers be what the order of an event still needs sent to its store. */
export async function matchTransfersOfEvent(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<{ id: FulfillmentId }>(sql`
    select f.id from event e join fulfillment f on f.order_id = e.order_id where e.id = ${eventId} and f.source_location_id is not null order by f.id`);
  for (const { id } of rows) await transaction((tx) => matchTransfer(tx, by, { fulfillmentId: id }));
}

/**
 * Drafts what brings a pickup's goods to its store, keeps the draft to what is still wanted, and calls it off when nothing
 * is. What has left is on its way whatever becomes of the order. It may run at any time.
 */
export async function matchTransfer(tx: Tx, by: Permit<"system.run">, { fulfillmentId }: { fulfillmentId: FulfillmentId }): Promise<void> {
  const part = await lockPart(tx, fulfillmentId);
  const wanted = wantedOf(part);
  const { rows: [live] } = await tx.execute<{ id: TransferId }>(sql`select id from transfer where fulfillment_id = ${part.id} and status in ('draft', 'sent', 'partially_received')`);
  if (live) await keepTo(tx, by, live.id, wanted);
  else if (wanted.size > 0) await draft(tx, by, part, wanted);
}

function wantedOf(part: LockedFulfillment): Map<VariantId, number> {
  const units = new Map<VariantId, number>();
  if (part.status !== "in_transit_to_store" || part.leftSourceAt !== null) return units;
  for (const line of part.lines) if (leftToPick(line) > 0) units.set(line.variantId, (units.get(line.variantId) ?? 0) + leftToPick(line));
  return units;
}

async function draft(tx: Tx, by: Permit<"system.run">, part: LockedFulfillment, wanted: ReadonlyMap<VariantId, number>): Promise<void> {
  if (part.sourceLocationId === null) return;
  const [made] = await tx.insert(transfer)
    .values({ number: sql`'TR-' || nextval('transfer_number')`, fromLocationId: part.sourceLocationId, toLocationId: part.locationId, fulfillmentId: part.id })
    .returning({ id: transfer.id, number: transfer.number });
  if (!made) throw new Error("The transfer was not written");
  await tx.insert(transferLine).values([...wanted].map(([variantId, quantity]) => ({ transferId: made.id, variantId, wanted: quantity })));
  await record(tx, by, { kind: "transfer.drafted", subject: `transfer:${made.number}`, locationId: part.sourceLocationId, orderId: part.orderId, fulfillmentId: part.id, payload: { transferId: made.id } });
}

async function keepTo(tx: Tx, by: Permit<"system.run">, transferId: TransferId, wanted: ReadonlyMap<VariantId, number>): Promise<void> {
  const found = await lockTransfer(tx, by, transferId, "either");
  if (found.status !== "draft") return;
  if (wanted.size === 0) {
    await advance(tx, found, "cancelled", { cancelledReason: "The order no longer needs it.", cancelledAt: sql`shop_clock()` });
    await record(tx, by, { kind: "transfer.cancelled", ...about(found, "source"), payload: { reason: "The order no longer needs it.", outcome: null } });
    return;
  }
  const changed = found.lines.filter((line) => line.wanted !== (wanted.get(line.variantId) ?? 0));
  for (const line of changed) {
    // What was packed of it is packed again: nobody knows which units were taken out.
    await tx.delete(transferScan).where(eq(transferScan.transferLineId, line.id));
    const left = wanted.get(line.variantId) ?? 0;
    if (left > 0) await tx.update(transferLine).set({ wanted: left, packed: 0 }).where(eq(transferLine.id, line.id));
    else await tx.delete(transferLine).where(eq(transferLine.id, line.id));
  }
  if (changed.length > 0) await advance(tx, found, "draft");
}
