import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { about, lockFulfillment, touched } from "./rows";

/** The later day is fine with the shopper. Saying so again changes nothing. The caller has proved that the order is theirs. @throws Refusal `not_found` */
export async function acceptWait(tx: Tx, by: Permit<"orders.track">, { orderId, fulfillmentId }: { orderId: OrderId; fulfillmentId: FulfillmentId }): Promise<void> {
  const part = await lockFulfillment(tx, by, fulfillmentId, orderId);
  const accepted = await tx.update(fulfillment).set({ ...touched, stockDelayedAt: null }).where(and(eq(fulfillment.id, part.id), isNotNull(fulfillment.stockDelayedAt))).returning({ id: fulfillment.id });
  if (accepted.length > 0) await record(tx, by, { kind: "fulfillment.wait_accepted", ...about(part) });
}
