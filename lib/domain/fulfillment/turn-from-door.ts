import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { touched } from "./rows";

/** A parcel that was out for delivery is on its way again: its carrier says so, and what is wrong is a task of its own. */
export async function turnFromDoor(tx: Tx, _by: Permit<"system.run">, { fulfillmentId }: { fulfillmentId: FulfillmentId }): Promise<void> {
  await tx.update(fulfillment).set({ ...touched, outForDeliveryAt: null }).where(and(eq(fulfillment.id, fulfillmentId), eq(fulfillment.status, "shipped"), isNotNull(fulfillment.outForDeliveryAt)));
}
