import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, lockFulfillment, touched } from "./rows";

/** Takes a colleague's pick over, for a reason that stays on record. @throws Refusal `illegal_move`, `wrong_store` */
export async function takeOverFulfillment(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; reason: string }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const { staffId } = by.actor;
  if (part.claimedByStaffId === staffId) return { version: part.version };
  const isWorked = part.status === "picking" || part.status === "awaiting_shopper";
  if (!isWorked || part.claimedByStaffId === null) throw new Refusal("illegal_move");
  const [taken] = await tx
    .update(fulfillment)
    .set({ ...touched, claimedByStaffId: staffId, claimedAt: sql`shop_clock()` })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.claimedByStaffId, part.claimedByStaffId)))
    .returning({ version: fulfillment.version });
  if (!taken) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.taken_over", ...about(part), payload: { fromStaffId: part.claimedByStaffId, reason: input.reason } });
  return taken;
}
