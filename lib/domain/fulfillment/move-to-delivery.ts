import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { deliveryPromise } from "@/lib/domain/inventory/delivery-promise";
import { getStore } from "@/lib/domain/locations/get-store";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { moveUnits, type MovingUnits } from "./move-units";
import type { ShipmentRouting } from "./route-shipment";
import type { RoutedPart } from "./routing";
import { touched, type LockedFulfillment } from "./rows";

/** Makes the parts that a routing found, each with its own promise, never sooner than `notBefore`. The routing must cover all units. */
export async function moveToDelivery(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, moving: MovingUnits[], to: { shipTo: Record<string, string>; routing: ShipmentRouting; notBefore?: Date }): Promise<{ ids: FulfillmentId[]; isLater: boolean }> {
  const { shipTo, routing, notBefore } = to;
  const left = moving.map((one) => ({ ...one }));
  const ids: FulfillmentId[] = [];
  let isLater = false;
  for (const route of routing.parts) {
    const taken = route.lines.flatMap((one) => takeFor(left, one.variantId, one.quantity));
    const promise = await promiseDelivery(tx, route);
    isLater ||= notBefore !== undefined && promise.at > notBefore;
    const promisedAt = notBefore && notBefore > promise.at ? notBefore : promise.at;
    ids.push(await moveUnits(tx, by, part, taken, { locationId: route.locationId, method: "ship", promisedAt, promiseInputs: { ...promise.inputs, movedFrom: part.number }, shipTo, routing }));
  }
  return { ids, isLater };
}

/** The charge for the delivery goes along with its last unit. */
export async function carryCharge(tx: Tx, part: LockedFulfillment, to: FulfillmentId): Promise<void> {
  const { chargeMinor, chargeTaxMinor } = part;
  const sum = chargeMinor + chargeTaxMinor;
  if (sum === 0) return;
  await tx.update(fulfillment).set({ ...touched, chargeMinor: 0, chargeTaxMinor: 0, totalMinor: sql`${fulfillment.totalMinor} - ${sum}` }).where(eq(fulfillment.id, part.id));
  await tx.update(fulfillment).set({ ...touched, chargeMinor, chargeTaxMinor, totalMinor: sql`${fulfillment.totalMinor} + ${sum}` }).where(eq(fulfillment.id, to));
  Object.assign(part, { chargeMinor: 0, chargeTaxMinor: 0 });
}

async function promiseDelivery(tx: Tx, route: RoutedPart): Promise<{ at: Date; inputs: Record<string, unknown> }> {
  const place = await getStore({ id: route.locationId }, tx);
  const { rows: [facts] } = await tx.execute<{ grams: number; now_ms: number }>(sql`
    select coalesce(max(weight_grams), 0)::int as grams, round(extract(epoch from shop_clock()) * 1000)::float8 as now_ms
    from parcel where variant_id = any(${sql.param(route.lines.map((line) => line.variantId))}::uuid[])`);
  const promise = place && facts && deliveryPromise(new Date(facts.now_ms), place, facts.grams);
  if (!promise) throw new Refusal("store_closed");
  return { at: new Date(`${promise.arrivesBy}T23:59:59Z`), inputs: promise };
}

/** Units of one variant for one route, from whichever lines still have them. */
function takeFor(moving: MovingUnits[], variantId: string, quantity: number): MovingUnits[] {
  const taken: MovingUnits[] = [];
  let left = quantity;
  for (const one of moving.filter(({ line }) => line.variantId === variantId)) {
    const take = Math.min(left, one.quantity);
    if (take > 0) taken.push({ line: one.line, quantity: take });
    one.quantity -= take;
    left -= take;
  }
  return taken;
}
