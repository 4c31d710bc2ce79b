import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record, schedule } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { secondsToUndo } from "./fulfillment-state";
import { leftToPick, sumOf } from "./line-progress";
import { promiseExpiry } from "./promise-expiry";
import { about, lockFulfillment, refuseIfClaimedByOther, touched, type LockedFulfillment } from "./rows";

/**
 * Binds what was picked to a shelf (and tote) and makes it ready; the ready message goes once this can no longer be undone.
 * Staging again on the same shelf changes nothing, on another shelf moves it there without a new message.
 * @throws Refusal `illegal_move` while units are left to pick, `claimed_by_other`
 */
export async function stageFulfillment(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; shelf: string; tote?: string | null }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const place = { stagedShelf: input.shelf.trim().toUpperCase(), stagedTote: input.tote?.trim().toUpperCase() || null };
  if (part.status === "ready") return moveToShelf(tx, part, place);
  await refuseIfClaimedByOther(tx, part, by.actor.staffId);
  const isPickup = part.method === "pickup" || part.method === "curbside";
  const isPicked = sumOf(part.lines, leftToPick) === 0 && sumOf(part.lines, (line) => line.picked - line.handedOver) > 0;
  if (!isPickup || !isPicked || (part.status !== "picking" && part.status !== "awaiting_shopper")) throw new Refusal("illegal_move");
  await tx.update(fulfillmentLine).set({ ready: fulfillmentLine.picked }).where(eq(fulfillmentLine.fulfillmentId, part.id));
  const [staged] = await tx
    .update(fulfillment)
    .set({ ...touched, ...place, status: "ready", readyAt: sql`shop_clock()`, collectBy: sql`shop_clock() + make_interval(days => ${part.holdDays})`, extensions: 0 })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, part.status)))
    .returning({ version: fulfillment.version, collectBy: fulfillment.collectBy, readyAt: fulfillment.readyAt });
  if (!staged?.collectBy || !staged.readyAt) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.ready", ...about(part), payload: { shelf: place.stagedShelf, tote: place.stagedTote } });
  await promiseFollowUps(tx, part, staged.readyAt, staged.collectBy);
  return { version: staged.version };
}

async function promiseFollowUps(tx: Tx, part: LockedFulfillment, readyAt: Date, collectBy: Date): Promise<void> {
  await schedule(tx, "send_ready_mail", { fulfillmentId: part.id }, new Date(readyAt.getTime() + secondsToUndo * 1000), `send_ready_mail:${part.id}`);
  await promiseExpiry(tx, part.id, collectBy);
}

async function moveToShelf(tx: Tx, part: LockedFulfillment, place: { stagedShelf: string; stagedTote: string | null }): Promise<{ version: number }> {
  if (part.stagedShelf === place.stagedShelf && part.stagedTote === place.stagedTote) return { version: part.version };
  const [moved] = await tx.update(fulfillment).set({ ...touched, ...place }).where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, "ready"))).returning({ version: fulfillment.version });
  return moved ?? { version: part.version };
}
