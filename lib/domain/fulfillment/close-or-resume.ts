import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import { giveBackMoney } from "@/lib/domain/payments/give-back-money";
import { record } from "@/lib/domain/record";
import { asSentence } from "@/lib/kernel/as-sentence";
import { Refusal } from "@/lib/kernel/refusal";
import { isFinal, machineOf, type FulfillmentStatus } from "./fulfillment-state";
import { sumOf, wanted } from "./line-progress";
import { about, touched, type LockedFulfillment } from "./rows";

export const noHold = { holdReason: null, holdNote: null, heldAt: null, heldByStaffId: null, awaitsStockOn: null, stockDelayedAt: null } as const;
export const noQuestion = { shopperQuestion: null, shopperDeadlineAt: null } as const;

/** With nothing left to give, the fulfillment is cancelled (after a part hand-over: complete) and its slot is free. */
export async function closeIfEmpty(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, reason: string): Promise<boolean> {
  if (isFinal(part.status) || sumOf(part.lines, (line) => wanted(line) + line.missing - line.handedOver) > 0) return false;
  const isPartGiven = part.lines.some((line) => line.handedOver > 0);
  const status = isPartGiven ? "handed_over" : "cancelled";
  // What was given in part ends from the shelf.
  if (isPartGiven && part.status === "awaiting_shopper") await resume(tx, part);
  if (!machineOf(part.method).may(part.status, status)) throw new Refusal("illegal_move");
  await tx.update(fulfillment)
    .set({ ...touched, ...noQuestion, ...noHold, status, ...(isPartGiven ? { handedOverAt: sql`shop_clock()` } : { cancelledReason: asSentence(reason).slice(0, 300) }) })
    .where(eq(fulfillment.id, part.id));
  await releaseSlot(tx, by, { fulfillmentId: part.id });
  if (!isPartGiven) await giveBackMoney(tx, by, { fulfillmentId: part.id, amountMinor: part.chargeMinor + part.chargeTaxMinor, reason, key: `back:${part.id}:charge` });
  await record(tx, by, { kind: isPartGiven ? "fulfillment.handed_over" : "fulfillment.cancelled", ...about(part), payload: { reason } });
  part.status = status;
  return true;
}

/**
 * With nothing left on its shelf while units are missing, a ready order waits for its shopper again; where something was
 * given before, it is handed over but for the missing units.
 */
export async function leaveBareShelf(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, reason: string): Promise<void> {
  if (part.status !== "ready" || part.lines.some((line) => line.ready > line.handedOver)) return;
  const isPartGiven = part.lines.some((line) => line.handedOver > 0);
  const left = isPartGiven ? { status: "handed_over" as const, handedOverAt: sql`shop_clock()` } : { status: "awaiting_shopper" as const, stagedShelf: null, stagedTote: null, readyAt: null, collectBy: null };
  await tx.update(fulfillment).set({ ...touched, ...left }).where(eq(fulfillment.id, part.id));
  if (isPartGiven) await releaseSlot(tx, by, { fulfillmentId: part.id });
  await record(tx, by, { kind: isPartGiven ? "fulfillment.handed_over" : "fulfillment.unready", ...about(part), payload: { reason } });
  Object.assign(part, { status: left.status, ...(!isPartGiven && { stagedShelf: null, readyAt: null }) });
}

/** Once no unit is missing any more, work goes on where it stood. */
export async function resumeWhenFound(tx: Tx, part: LockedFulfillment): Promise<void> {
  if (part.shopperQuestion === "missing" && sumOf(part.lines, (line) => line.missing) === 0) await resume(tx, part);
}

export async function resume(tx: Tx, part: LockedFulfillment): Promise<void> {
  const status = part.status === "awaiting_shopper" ? stoodAt(part) : part.status;
  await tx.update(fulfillment).set({ ...touched, ...noQuestion, status }).where(eq(fulfillment.id, part.id));
  part.status = status;
}

function stoodAt(part: LockedFulfillment): FulfillmentStatus {
  if (part.stagedShelf !== null && part.readyAt !== null) return "ready";
  if (part.method === "local_delivery" && part.lines.some((line) => line.ready > 0)) return "packed";
  return part.claimedByStaffId !== null || part.lines.some((line) => line.picked > 0) ? "picking" : "open";
}
