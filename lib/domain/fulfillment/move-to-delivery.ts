import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { moveUnits, type MovingUnits } from "./move-units";
import { promiseDelivery } from "./promise-delivery";
import type { ShipmentRouting } from "./route-shipment";
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

/** Units of one variant for one route, from whichever lines still have them. */
export function takeFor(moving: MovingUnits[], variantId: string, quantity: number): MovingUnits[] {
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
