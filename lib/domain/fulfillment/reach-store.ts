import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { promiseArrived } from "@/lib/domain/inventory/promise-arrived";
import { record } from "@/lib/domain/record";
import type { VariantId } from "@/lib/kernel/ids";
import { askShopper } from "./ask-shopper";
import { bringToStore } from "./bring-to-store";
import { closeIfEmpty, noQuestion } from "./close-or-resume";
import { sumOf } from "./line-progress";
import { markMissing } from "./mark-missing";
import type { MovingUnits } from "./move-units";
import { about, touched, type LockedFulfillment } from "./rows";

type Units = { variantId: VariantId; quantity: number };

/** Units have come to the store, whose books have them already: promised there, and in hand. What nobody waits for any more stays its stock. */
export async function landUnits(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, units: Units): Promise<void> {
  const landed = awaited(part, units);
  if (landed.length === 0) return;
  const [row] = await tx.update(fulfillment).set(touched).where(eq(fulfillment.id, part.id)).returning({ version: fulfillment.version });
  part.version = row?.version ?? part.version;
  for (const { line, quantity } of landed) {
    const after = { inTransit: line.inTransit - quantity, picked: line.picked + quantity };
    await tx.update(fulfillmentLine).set(after).where(eq(fulfillmentLine.id, line.id));
    Object.assign(line, after);
  }
  await promiseArrived(tx, by, { fulfillmentId: part.id, locationId: part.locationId, lines: landed.map(({ line, quantity }) => ({ orderLineId: line.orderLineId, variantId: line.variantId, quantity })), sequence: part.version });
}

/** Units on the road that will not come, or not whole. */
export async function loseUnits(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, units: Units, reason: string): Promise<void> {
  for (const { line, quantity } of awaited(part, units)) {
    await markMissing(tx, by, part, line, quantity, reason);
    await record(tx, by, { kind: "fulfillment.line_missing", ...about(part), payload: { lineId: line.id, variantId: line.variantId, quantity, note: reason } });
  }
}

/**
 * Nothing is on the road any more: what came is there to be staged, what did not is sent once more, or its shopper is asked.
 * Arriving hands nothing over.
 */
export async function endJourney(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, reason: string): Promise<void> {
  if (part.status !== "in_transit_to_store" || part.lines.some((line) => line.inTransit > 0)) return;
  const units = sumOf(part.lines, (line) => line.picked);
  await tx.update(fulfillment).set({ ...touched, ...noQuestion, status: "open", ...(units > 0 && { reachedStoreAt: sql`shop_clock()` }) }).where(eq(fulfillment.id, part.id));
  Object.assign(part, { status: "open", shopperQuestion: null, shopperDeadlineAt: null });
  if (units > 0) await record(tx, by, { kind: "fulfillment.came_to_store", ...about(part), payload: { units } });
  if (sumOf(part.lines, (line) => line.missing) > 0) await replaceMissing(tx, by, part, reason);
  else await closeIfEmpty(tx, by, part, reason);
}

/** The place that was to send a pickup's goods cannot: others are asked, then the shopper. @returns the units of each item that are promised there no more */
export async function giveUpSource(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, reason: string): Promise<MovingUnits[]> {
  const given = part.lines.map((line) => ({ line, quantity: line.quantity - line.cancelled - line.moved - line.missing })).filter(({ quantity }) => quantity > 0);
  for (const { line, quantity } of given) {
    await markMissing(tx, by, part, line, quantity, reason);
    await record(tx, by, { kind: "fulfillment.line_missing", ...about(part), payload: { lineId: line.id, variantId: line.variantId, quantity, note: reason } });
  }
  await tx.update(fulfillment).set({ ...touched, ...noQuestion, status: "open" }).where(eq(fulfillment.id, part.id));
  Object.assign(part, { status: "open", shopperQuestion: null, shopperDeadlineAt: null });
  await record(tx, by, { kind: "fulfillment.source_failed", ...about(part), payload: { from: part.sourceLocationId, reason } });
  await replaceMissing(tx, by, part, reason);
  return given;
}

async function replaceMissing(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, reason: string): Promise<void> {
  const besides = part.leftSourceAt === null && part.sourceLocationId ? [part.sourceLocationId] : [];
  if ((await bringToStore(tx, by, part, reason, besides)).length === 0) await askShopper(tx, by, part, "missing");
}

function awaited(part: LockedFulfillment, { variantId, quantity }: Units): MovingUnits[] {
  let left = quantity;
  return part.lines.filter((line) => line.variantId === variantId && line.inTransit > 0).flatMap((line) => {
    const taken = Math.min(left, line.inTransit);
    left -= taken;
    return taken > 0 ? [{ line, quantity: taken }] : [];
  });
}
