import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isFinal } from "./fulfillment-state";
import { lockFulfillment, type LockedFulfillment } from "./rows";

/** The caller has proved, by signed link or sign-in, that the order is this shopper's. */
export type OfShopper = { orderId: OrderId; fulfillmentId: FulfillmentId };

/** A pickup that somebody may still come for. @throws Refusal `not_found`, `illegal_move` */
export async function lockAwaited(tx: Tx, by: Permit<"orders.track">, input: OfShopper): Promise<LockedFulfillment> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId, input.orderId);
  const isPickup = part.method === "pickup" || part.method === "curbside";
  if (!isPickup || isFinal(part.status) || part.status === "expired") throw new Refusal("illegal_move");
  return part;
}
