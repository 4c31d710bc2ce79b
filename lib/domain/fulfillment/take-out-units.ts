import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseAllocation } from "@/lib/domain/inventory/release-allocation";
import { giveBackMoney } from "@/lib/domain/payments/give-back-money";
import { Refusal } from "@/lib/kernel/refusal";
import { leavingMinor, leavingTaxMinor } from "./fulfillment-money";
import { giveBackCredits } from "./line-credits";
import { unitsFromRoad, wanted, type LineCounters } from "./line-progress";
import { openPutBack } from "./open-put-back";
import { touched, type LockedFulfillment, type LockedLine } from "./rows";

/**
 * Takes units out of a locked fulfillment, cancelled or moved to another one: missing ones first, then those not yet
 * picked, then picked ones, which go on the put-back list. What is on its way to the store then comes as its stock. Money of cancelled units is given back. `line` is brought up to date. Returns what these units cost.
 */
export async function takeOut(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, line: LockedLine, quantity: number, reason: string, as: "cancelled" | "moved" = "cancelled"): Promise<number> {
  const split = splitUnits(line, quantity);
  const amountMinor = leavingMinor(line, quantity);
  const picked = line.picked - split.picked;
  const fromRoad = unitsFromRoad(line, split.open);
  const after = { ...leaving(line, quantity, amountMinor, as), missing: line.missing - split.missing, picked, ready: Math.min(line.ready, picked), inTransit: line.inTransit - fromRoad };
  await tx.update(fulfillmentLine).set(after).where(eq(fulfillmentLine.id, line.id));
  const [row] = await tx.update(fulfillment).set(touched).where(eq(fulfillment.id, part.id)).returning({ version: fulfillment.version });
  const sequence = row?.version ?? part.version;
  const promised = part.method === "email" ? 0 : split.open - fromRoad + split.picked;
  if (promised > 0) await releaseAllocation(tx, by, { fulfillmentId: part.id, orderLineId: line.orderLineId, quantity: promised, reason, sequence });
  if (split.picked > 0) await openPutBack(tx, by, part, line, split.picked, sequence);
  if (as === "cancelled") {
    const why = { reason, key: `back:${part.id}:${line.id}:${sequence}` };
    await giveBackMoney(tx, by, { fulfillmentId: part.id, amountMinor, ...why });
    await giveBackCredits(tx, by, line, { from: line.quantity - line.moved - line.cancelled - quantity, count: quantity }, why);
  }
  Object.assign(line, after);
  return amountMinor;
}

/** Moved units take their price and its tax along. */
function leaving(line: LockedLine, quantity: number, amountMinor: number, as: "cancelled" | "moved") {
  return as === "cancelled" ? { cancelled: line.cancelled + quantity } : { moved: line.moved + quantity, totalMinor: line.totalMinor - amountMinor, taxMinor: line.taxMinor - leavingTaxMinor(line, quantity) };
}

function splitUnits(line: LineCounters, quantity: number): { missing: number; open: number; picked: number } {
  if (quantity < 1) throw new Refusal("illegal_move");
  const missing = Math.min(quantity, line.missing);
  const open = Math.min(quantity - missing, wanted(line) - line.picked);
  const picked = quantity - missing - open;
  if (picked > line.picked - line.handedOver) throw new Refusal("illegal_move");
  return { missing, open, picked };
}
