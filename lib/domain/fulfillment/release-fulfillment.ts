import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { sumOf } from "./line-progress";
import { about, lockFulfillment, refuseIfClaimedByOther, touched } from "./rows";

/** Gives a claimed fulfillment back to the queue; with nothing picked yet it is open again. @throws Refusal `claimed_by_other`, `illegal_move` */
export async function releaseFulfillment(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const { staffId } = by.actor;
  await refuseIfClaimedByOther(tx, part, staffId);
  if (part.claimedByStaffId === null) return { version: part.version };
  if (part.status !== "picking" && part.status !== "awaiting_shopper") throw new Refusal("illegal_move");
  const isUntouched = part.status === "picking" && sumOf(part.lines, (line) => line.picked) === 0;
  const [released] = await tx
    .update(fulfillment)
    .set({ ...touched, claimedByStaffId: null, claimedAt: isUntouched ? null : part.claimedAt, status: isUntouched ? "open" : part.status })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.claimedByStaffId, staffId)))
    .returning({ version: fulfillment.version });
  if (!released) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.step_undone", ...about(part), payload: { step: "claim" } });
  return released;
}
