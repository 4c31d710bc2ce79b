import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DeliveryPromise } from "@/lib/domain/inventory/availability";
import { deliveryPromise } from "@/lib/domain/inventory/delivery-promise";
import { getStore } from "@/lib/domain/locations/get-store";
import { Refusal } from "@/lib/kernel/refusal";
import type { RoutedPart } from "./routing";

/** Until when what a routing sends from one place arrives. @throws Refusal `store_closed` */
export async function promiseDelivery(tx: Tx, route: RoutedPart): Promise<{ at: Date; inputs: DeliveryPromise }> {
  const place = await getStore({ id: route.locationId }, tx);
  const { rows: [facts] } = await tx.execute<{ grams: number; now_ms: number }>(sql`
    select coalesce(max(weight_grams), 0)::int as grams, round(extract(epoch from shop_clock()) * 1000)::float8 as now_ms
    from parcel where variant_id = any(${sql.param(route.lines.map((line) => line.variantId))}::uuid[])`);
  const promise = place && facts && deliveryPromise(new Date(facts.now_ms), place, facts.grams);
  if (!promise) throw new Refusal("store_closed");
  return { at: new Date(`${promise.arrivesBy}T23:59:59Z`), inputs: promise };
}
