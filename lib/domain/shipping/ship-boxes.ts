import type { Tx } from "@/db/client";
import { shipFulfillment } from "@/lib/domain/fulfillment/ship-fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { systemPermit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { followTracking } from "./receive-tracking";
import { lockShipment } from "./rows";

/**
 * Gives the boxes to the carrier: by the numbers of their labels, or by one that was written by hand.
 * @throws Refusal `label_required`, `illegal_move`, `wrong_store`
 */
export async function shipBoxes(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; trackingNumber: string }): Promise<{ version: number }> {
  const part = await lockShipment(tx, by, input.fulfillmentId);
  const numbers = part.boxes.flatMap(({ label }) => (label?.status === "bought" && label.trackingNumber ? [label.trackingNumber] : []));
  const isLabeled = part.boxes.length > 0 && numbers.length === part.boxes.length;
  if (part.status === "packed" && !isLabeled && input.trackingNumber === "") throw new Refusal("label_required");
  const shipped = await shipFulfillment(tx, by, { fulfillmentId: part.id, trackingNumber: isLabeled ? numbers.join(", ") : input.trackingNumber });
  await followTracking(tx, systemPermit("carrier"), part.id);
  return shipped;
}
