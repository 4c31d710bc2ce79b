import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isFinal } from "./fulfillment-state";
import { lockFulfillment, touched, type LockedFulfillment } from "./rows";

/** Names who else may pick up; nulls mean the buyer. @throws Refusal `not_found`, `illegal_move` once it is handed over or for a delivery */
export async function setPickupPerson(tx: Tx, by: Permit<"orders.track"> | Permit<"orders.service">, input: { fulfillmentId: FulfillmentId; orderId?: OrderId; name: string | null; contact: string | null }): Promise<LockedFulfillment> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId, input.orderId);
  if (isFinal(part.status) || part.status === "expired" || part.method === "ship" || part.method === "local_delivery") throw new Refusal("illegal_move");
  await tx.update(fulfillment).set({ ...touched, pickupPersonName: input.name, pickupPersonContact: input.contact }).where(eq(fulfillment.id, part.id));
  return part;
}
