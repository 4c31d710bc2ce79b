import type { Tx } from "@/db/client";
import { suppliedAt } from "@/lib/domain/inventory/delivery-promise";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import type { CheckoutId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { promiseDelivery } from "./promise-delivery";
import { routeShipment, type Demand, type ShipmentRouting } from "./route-shipment";
import type { RoutedPart } from "./routing";

/** Goods of a pickup that another place sends to its store, and from when they can be collected there. */
export type Supply = { sourceLocationId: LocationId; lines: RoutedPart["lines"]; promisedAt: Date; promiseInputs: Record<string, unknown>; routing: ShipmentRouting };
export type SupplyWish = { lines: readonly Demand[]; store: StoreSummary; ownCheckoutId?: CheckoutId | null; /** Places besides the store that do not send. */ rejectedBy?: readonly LocationId[] };

/** Who sends a store what it lacks, by the rules in force, as if the store were a shopper's address. None where they do not have all of it. */
export async function findSupply(tx: Tx, { lines, store, ownCheckoutId = null, rejectedBy = [] }: SupplyWish): Promise<{ supplies: Supply[]; shortages: ShipmentRouting["shortages"] }> {
  const routing = await routeShipment({ lines, to: { state: store.state, postcode: store.postcode }, ownCheckoutId, rejectedBy: [store.id, ...rejectedBy] }, tx);
  if (routing.shortages.length > 0) return { supplies: [], shortages: routing.shortages };
  const supplies: Supply[] = [];
  for (const part of routing.parts) {
    const { inputs } = await promiseDelivery(tx, part);
    const promisedAt = suppliedAt(inputs, store);
    if (!promisedAt) throw new Refusal("store_closed", { store: store.name });
    supplies.push({ sourceLocationId: part.locationId, lines: part.lines, promisedAt, promiseInputs: { ...inputs, sentFrom: part.locationName }, routing });
  }
  return { supplies, shortages: [] };
}
