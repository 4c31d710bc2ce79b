import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, lockFulfillment, touched } from "./rows";

/**
 * Makes a part one picker's, whoever has it; an open one is being picked from here on. What is theirs already stays as it is.
 * @throws Refusal `illegal_move`, `wrong_store`
 */
export async function assignFulfillment(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; pickerId: StaffId; reason: string }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const isStart = part.status === "open";
  if (part.claimedByStaffId === input.pickerId && !isStart) return { version: part.version };
  if (!isStart && part.status !== "picking" && part.status !== "awaiting_shopper") throw new Refusal("illegal_move");
  const [row] = await tx
    .update(fulfillment)
    .set({ ...touched, claimedByStaffId: input.pickerId, claimedAt: sql`shop_clock()`, status: isStart ? "picking" : part.status })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, part.status)))
    .returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  const payload = { pickerId: input.pickerId, reason: input.reason };
  if (part.claimedByStaffId === null) await record(tx, by, { kind: "fulfillment.claimed", ...about(part), payload }, ...(isStart ? [{ kind: "fulfillment.picking_started" as const, ...about(part) }] : []));
  else await record(tx, by, { kind: "fulfillment.taken_over", ...about(part), payload: { ...payload, fromStaffId: part.claimedByStaffId } });
  return row;
}
