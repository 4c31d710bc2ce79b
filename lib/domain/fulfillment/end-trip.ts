import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { deliveryTrip, fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { DeliveryProof, TripOutcome } from "./delivery-trip";
import type { FulfillmentStatus } from "./fulfillment-state";
import { lockFulfillment, touched, type LockedFulfillment } from "./rows";

type End = { outcome: TripOutcome; status: FulfillmentStatus; proof?: DeliveryProof; note?: string; photoSrc?: string | null };

/** Takes a delivery off the van, as the trip ended. Null when it stands so already. @throws Refusal `illegal_move`, `not_found`, `wrong_store` */
export async function endTrip(tx: Tx, by: Permit<"fulfillment.work">, id: FulfillmentId, { outcome, status, proof, note, photoSrc }: End): Promise<{ part: LockedFulfillment; version: number } | null> {
  const part = await lockFulfillment(tx, by, id);
  if (part.method === "local_delivery" && part.status === status) return null;
  if (part.status !== "on_the_van") throw new Refusal("illegal_move");
  const [row] = await tx.update(fulfillment).set({ ...touched, status, ...(outcome === "delivered" && { deliveredAt: sql`shop_clock()` }) })
    .where(and(eq(fulfillment.id, id), eq(fulfillment.status, "on_the_van"))).returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  await tx.update(deliveryTrip).set({ endedAt: sql`shop_clock()`, outcome, proof, note, photoSrc }).where(and(eq(deliveryTrip.fulfillmentId, id), isNull(deliveryTrip.endedAt)));
  return { part, version: row.version };
}
