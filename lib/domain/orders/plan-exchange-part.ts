import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { NewFulfillment } from "@/lib/domain/fulfillment/create-fulfillments";
import { planPickup, type PlannedPickup } from "@/lib/domain/fulfillment/plan-pickup";
import { promiseDelivery } from "@/lib/domain/fulfillment/promise-delivery";
import { routeShipment, type Demand } from "@/lib/domain/fulfillment/route-shipment";
import type { LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { notFromOnePlace, type ExchangeWay } from "./exchange-way";

export type PlannedPart = PlannedPickup | (Pick<NewFulfillment, "locationId" | "promisedAt" | "promiseInputs" | "shipTo" | "routing"> & { method: "carry_out" | "ship" });

/**
 * From where goods taken in exchange come, and for when they are promised. An exchange is one part: what no single place
 * can send is refused. @throws Refusal `out_of_stock`, `invalid`, `pickup_off`, `no_capacity`, `store_closed`
 */
export async function planExchangePart(tx: Tx, way: ExchangeWay, { counterId, lines }: { counterId: LocationId; lines: readonly Demand[] }): Promise<PlannedPart> {
  if (way.kind === "pickup") return planPickup(tx, way.locationId, "pickup");
  if (way.kind === "carry_out") {
    const { rows: [clock] } = await tx.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
    return { locationId: counterId, method: "carry_out", promisedAt: new Date(clock?.ms ?? 0), promiseInputs: {} };
  }
  const routing = await routeShipment({ lines, to: way.address }, tx);
  const [shortage] = routing.shortages;
  if (shortage) throw new Refusal("out_of_stock", { left: shortage.left });
  const [route, ...others] = routing.parts;
  if (!route || others.length > 0) throw new Refusal("invalid", { reason: notFromOnePlace });
  const { at, inputs } = await promiseDelivery(tx, route);
  return { locationId: route.locationId, method: "ship", promisedAt: at, promiseInputs: inputs, shipTo: { ...way.address, country: "US" }, routing };
}
