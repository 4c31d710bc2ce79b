import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseAllocation } from "@/lib/domain/inventory/release-allocation";
import { Refusal } from "@/lib/kernel/refusal";
import { leftToPick, unitsFromRoad, wanted } from "./line-progress";
import { openPutBack } from "./open-put-back";
import { touched, type LockedFulfillment, type LockedLine } from "./rows";

/**
 * Says that a place will not give these units: their promise ends, picked ones go on the put-back list. Somebody has to
 * decide next what becomes of them. `line` and `part` are brought up to date. @throws Refusal `illegal_move`
 */
export async function markMissing(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, line: LockedLine, quantity: number, reason: string): Promise<void> {
  if (quantity < 1 || quantity > wanted(line) - line.handedOver) throw new Refusal("illegal_move");
  const fromHand = Math.max(0, quantity - leftToPick(line));
  const picked = line.picked - fromHand;
  const fromRoad = unitsFromRoad(line, quantity - fromHand);
  const after = { missing: line.missing + quantity, picked, ready: Math.min(line.ready, picked), inTransit: line.inTransit - fromRoad };
  await tx.update(fulfillmentLine).set(after).where(eq(fulfillmentLine.id, line.id));
  const [row] = await tx.update(fulfillment).set(touched).where(eq(fulfillment.id, part.id)).returning({ version: fulfillment.version });
  const sequence = row?.version ?? part.version;
  if (quantity > fromRoad) await releaseAllocation(tx, by, { fulfillmentId: part.id, orderLineId: line.orderLineId, quantity: quantity - fromRoad, reason, sequence });
  if (fromHand > 0) await openPutBack(tx, by, part, line, fromHand, sequence);
  Object.assign(line, after);
  part.version = sequence;
}
