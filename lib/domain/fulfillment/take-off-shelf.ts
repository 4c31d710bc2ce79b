import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { OffShelfInput } from "./counter-input";
import { sumOf } from "./line-progress";
import { about, lockFulfillment, touched } from "./rows";

/**
 * Says that a part is not ready after all: it is in the hands of whoever takes it off its shelf, with what is picked, and
 * the shopper is told not to come. Nothing was handed over yet. @throws Refusal `illegal_move`, `wrong_store`
 */
export async function takeOffShelf(tx: Tx, by: Permit<"fulfillment.work">, { fulfillmentId, reason }: OffShelfInput): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, fulfillmentId);
  if (part.status !== "ready" || sumOf(part.lines, (line) => line.handedOver) > 0) throw new Refusal("illegal_move");
  await tx.update(fulfillmentLine).set({ ready: 0 }).where(eq(fulfillmentLine.fulfillmentId, part.id));
  const [taken] = await tx
    .update(fulfillment)
    .set({ ...touched, status: "picking", readyAt: null, collectBy: null, stagedShelf: null, stagedTote: null, claimedByStaffId: by.actor.staffId })
    .where(eq(fulfillment.id, part.id)).returning({ version: fulfillment.version });
  if (!taken) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.unready", ...about(part), payload: { reason, isTold: true } });
  return taken;
}
