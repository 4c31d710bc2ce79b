import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { machineOf } from "./fulfillment-state";
import type { HoldInput } from "./hold";
import { about, lockFulfillment, touched } from "./rows";

/** Lets a part rest: it leaves the queue and its picker, and keeps its units, its hour and what is picked. @throws Refusal `illegal_move`, `wrong_store` */
export async function holdFulfillment(tx: Tx, by: Permit<"fulfillment.manage">, { fulfillmentId, reason, note }: HoldInput): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, fulfillmentId);
  if (!machineOf(part.method).may(part.status, "on_hold")) throw new Refusal("illegal_move");
  const [held] = await tx
    .update(fulfillment)
    .set({ ...touched, status: "on_hold", holdReason: reason, holdNote: note || null, heldAt: sql`shop_clock()`, heldByStaffId: by.actor.staffId, claimedByStaffId: null })
    .where(eq(fulfillment.id, part.id)).returning({ version: fulfillment.version });
  if (!held) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.held", ...about(part), payload: { reason, note } });
  return held;
}
