import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { routeAgain } from "./route-again";
import { lockFulfillment } from "./rows";

/**
 * Tries again to find places for a delivery that none could send. Whoever comes first, this or its shopper's answer, decides.
 * Returns the new parts; none where it is not parked any more or still nothing was found. @throws Refusal `not_found`, `wrong_store`
 */
export async function routeParked(tx: Tx, by: Permit<"fulfillment.manage"> | Permit<"system.run">, { fulfillmentId }: { fulfillmentId: FulfillmentId }): Promise<FulfillmentId[]> {
  const part = await lockFulfillment(tx, by, fulfillmentId);
  return part.status === "awaiting_shopper" && part.shopperQuestion === "missing" ? routeAgain(tx, by, part, "Found a place after all") : [];
}
