import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine, pickScan } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { secondsToUndo } from "./fulfillment-state";
import { sumOf } from "./line-progress";
import { releaseFulfillment } from "./release-fulfillment";
import { about, lockFulfillment, refuseIfClaimedByOther, touched, type LockedFulfillment } from "./rows";

export type UndoableStep = "claim" | "pick" | "stage";

/**
 * Takes the last step back: a claim, a tick, a staging. The database's clock decides whether ten seconds have passed.
 * @throws Refusal `undo_expired`, `illegal_move` when another step followed, `claimed_by_other`
 */
export async function undoStep(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; step: UndoableStep }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  await refuseIfClaimedByOther(tx, part, by.actor.staffId);
  if (input.step === "claim") return undoClaim(tx, by, part);
  return input.step === "pick" ? undoPick(tx, by, part) : undoStage(tx, by, part);
}

async function undoClaim(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment): Promise<{ version: number }> {
  if (part.status !== "picking" || sumOf(part.lines, (line) => line.picked + line.missing) > 0) throw new Refusal("illegal_move");
  await refuseIfLate(tx, part.claimedAt);
  return releaseFulfillment(tx, by, { fulfillmentId: part.id });
}

async function undoPick(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment): Promise<{ version: number }> {
  if (part.status !== "picking" && part.status !== "awaiting_shopper") throw new Refusal("illegal_move");
  const [last] = await tx.select().from(pickScan).where(and(eq(pickScan.fulfillmentId, part.id), isNull(pickScan.undoneAt))).orderBy(desc(pickScan.at)).limit(1);
  if (!last) throw new Refusal("illegal_move");
  await refuseIfLate(tx, last.at);
  await tx.update(pickScan).set({ undoneAt: sql`shop_clock()` }).where(eq(pickScan.id, last.id));
  await tx.update(fulfillmentLine).set({ picked: sql`${fulfillmentLine.picked} - 1` }).where(eq(fulfillmentLine.id, last.fulfillmentLineId));
  return undone(tx, by, part, "pick", {}, { lineId: last.fulfillmentLineId });
}

async function undoStage(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment): Promise<{ version: number }> {
  if (part.status !== "ready" || sumOf(part.lines, (line) => line.handedOver) > 0) throw new Refusal("illegal_move");
  await refuseIfLate(tx, part.readyAt);
  await tx.update(fulfillmentLine).set({ ready: 0 }).where(eq(fulfillmentLine.fulfillmentId, part.id));
  const version = await undone(tx, by, part, "stage", { status: "picking", readyAt: null, collectBy: null, stagedShelf: null, stagedTote: null });
  await record(tx, by, { kind: "fulfillment.unready", ...about(part) });
  return version;
}

async function undone(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment, step: UndoableStep, set: Partial<typeof fulfillment.$inferInsert>, payload = {}): Promise<{ version: number }> {
  const [row] = await tx.update(fulfillment).set({ ...touched, ...set }).where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, part.status))).returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.step_undone", ...about(part), payload: { step, ...payload } });
  return row;
}

async function refuseIfLate(tx: Tx, at: Date | null): Promise<void> {
  const { rows } = await tx.execute<{ is_late: boolean }>(sql`select shop_clock() > ${at?.toISOString() ?? null}::timestamptz + make_interval(secs => ${secondsToUndo}) as is_late`);
  if (at === null || rows[0]?.is_late !== false) throw new Refusal("undo_expired");
}
