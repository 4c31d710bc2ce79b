import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { sumOf, wanted } from "./line-progress";
import { about, lockFulfillment, refuseIfClaimedByOther, touched } from "./rows";

/**
 * Takes a fulfillment to pick; an open one is being picked from here on. Claiming what is already mine changes nothing.
 * @throws Refusal `claimed_by_other` with the name, `illegal_move`, `wrong_store`
 */
export async function claimFulfillment(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const { staffId } = by.actor;
  await refuseIfClaimedByOther(tx, part, staffId);
  if (part.claimedByStaffId === staffId) return { version: part.version };
  const isClaimable = part.status === "open" || part.status === "picking" || part.status === "awaiting_shopper";
  if (!isClaimable || (part.status === "open" && sumOf(part.lines, (line) => wanted(line) - line.handedOver) === 0)) throw new Refusal("illegal_move");
  const isStart = part.status === "open";
  const [claimed] = await tx
    .update(fulfillment)
    .set({ ...touched, claimedByStaffId: staffId, claimedAt: sql`shop_clock()`, status: isStart ? "picking" : part.status })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, part.status), isNull(fulfillment.claimedByStaffId)))
    .returning({ version: fulfillment.version });
  if (!claimed) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.claimed", ...about(part) }, ...(isStart ? [{ kind: "fulfillment.picking_started" as const, ...about(part) }] : []));
  return claimed;
}
