import type { Tx } from "@/db/client";
import { rejection } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import type { RejectReasonId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { giveUpSource } from "./reach-store";
import { readReason } from "./reject-units";
import type { LockedFulfillment } from "./rows";
import { setAsideRejected } from "./set-aside-missing";

/**
 * A place cannot send what a pickup's store waits for: its stock changes as the reason says, the goods are sought elsewhere.
 * @throws Refusal `not_found`, `illegal_move` once they have left
 */
export async function cannotSupply(tx: Tx, by: Permit<"transfers.work">, part: LockedFulfillment, { reasonId, note }: { reasonId: RejectReasonId; note: string }): Promise<void> {
  const { sourceLocationId: locationId } = part;
  if (locationId === null || part.status !== "in_transit_to_store" || part.leftSourceAt !== null) throw new Refusal("illegal_move");
  const reason = await readReason(tx, reasonId);
  const given = await giveUpSource(tx, by, part, reason.name);
  for (const { line, quantity } of given) {
    await tx.insert(rejection).values({ fulfillmentId: part.id, orderLineId: line.orderLineId, variantId: line.variantId, locationId, reasonId: reason.id, quantity, note, staffId: by.actor.staffId });
    await setAsideRejected(tx, by, { ...part, locationId }, { variantId: line.variantId, quantity }, reason);
  }
}
