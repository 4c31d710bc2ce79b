import { and, eq, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import { variant } from "@/db/schema/catalog";
import { wave, wavePart } from "@/db/schema/waves";
import type { NewEvent } from "@/lib/domain/events";
import { leftToPick, sumOf } from "@/lib/domain/fulfillment/line-progress";
import { refuseIfClaimedByOther } from "@/lib/domain/fulfillment/rows";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { WaveId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { mayStopWave } from "./wave-actions";
import { waveMachine, type WaveStatus } from "./wave-state";

export type LockedWave = Awaited<ReturnType<typeof lockWave>>;

/**
 * Locks a wave, then its parts by id. A part that a colleague took over or that is in the queue again is no longer the
 * wave's to pick: `lines` are those of the parts that its picker still has.
 * @throws Refusal `not_found` outside the staff member's stores
 */
export async function lockWave(tx: Tx, by: Permit<"fulfillment.work">, id: WaveId) {
  const [found] = await tx.select().from(wave).where(eq(wave.id, id)).for("update");
  if (!found || !(storeScope(by)?.includes(found.locationId) ?? true)) throw new Refusal("not_found");
  const parts = await tx
    .select({ id: fulfillment.id, status: fulfillment.status, claimedByStaffId: fulfillment.claimedByStaffId, tote: wavePart.tote })
    .from(wavePart)
    .innerJoin(fulfillment, eq(fulfillment.id, wavePart.fulfillmentId))
    .where(and(eq(wavePart.waveId, id), isNull(wavePart.outAt)))
    .orderBy(fulfillment.id)
    .for("update", { of: fulfillment });
  const mine = parts.filter((part) => part.claimedByStaffId === found.pickerStaffId && (part.status === "picking" || part.status === "awaiting_shopper"));
  const lines = (await tx
    .select({
      id: fulfillmentLine.id, fulfillmentId: fulfillmentLine.fulfillmentId, variantId: fulfillmentLine.variantId, quantity: fulfillmentLine.quantity, picked: fulfillmentLine.picked, ready: fulfillmentLine.ready,
      handedOver: fulfillmentLine.handedOver, cancelled: fulfillmentLine.cancelled, moved: fulfillmentLine.moved, missing: fulfillmentLine.missing, sku: variant.sku, gtin: variant.gtin, tote: wavePart.tote,
    })
    .from(fulfillmentLine)
    .innerJoin(variant, eq(variant.id, fulfillmentLine.variantId))
    .innerJoin(wavePart, and(eq(wavePart.fulfillmentId, fulfillmentLine.fulfillmentId), eq(wavePart.waveId, id)))
    .where(eq(wavePart.waveId, id))
    .orderBy(wavePart.tote, fulfillmentLine.id))
    .filter((line) => mine.some((part) => part.id === line.fulfillmentId));
  return { ...found, parts: mine, lines, left: sumOf(lines, leftToPick) };
}

/** Moves the wave on. @throws Refusal `illegal_move` where the machine has no such arrow */
export async function advance(tx: Tx, found: LockedWave, status: WaveStatus, set: PgUpdateSetSource<typeof wave> = {}): Promise<void> {
  if (!waveMachine.may(found.status, status)) throw new Refusal("illegal_move");
  await tx.update(wave).set({ leftAt: null, ...set, status, version: sql`${wave.version} + 1` }).where(eq(wave.id, found.id));
}

/** @throws Refusal `claimed_by_other` naming the picker, where the wave is not this person's to stop */
export async function refuseUnlessMayStop(tx: Tx, by: Permit<"fulfillment.work">, found: LockedWave): Promise<void> {
  if (!mayStopWave({ status: found.status, pickerId: found.pickerStaffId }, by.actor)) await refuseIfClaimedByOther(tx, { claimedByStaffId: found.pickerStaffId }, by.actor.staffId);
}

/** The end of a wave: its parts belong to no wave any more, and the rows stay to tell that they did. */
export async function close(tx: Tx, found: LockedWave, status: "finished" | "dissolved"): Promise<void> {
  await advance(tx, found, status, { closedAt: sql`shop_clock()` });
  await tx.update(wavePart).set({ outAt: sql`shop_clock()` }).where(and(eq(wavePart.waveId, found.id), isNull(wavePart.outAt)));
}

/** The columns that every event of a wave carries. */
export const about = (found: Pick<LockedWave, "number" | "locationId">): Pick<NewEvent, "subject" | "locationId"> => ({ subject: `wave:${found.number}`, locationId: found.locationId });
