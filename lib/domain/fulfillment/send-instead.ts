import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { closeIfEmpty, resumeWhenFound } from "./close-or-resume";
import { carryCharge, moveToDelivery } from "./move-to-delivery";
import type { MovingUnits } from "./move-units";
import type { ShipmentRouting } from "./route-shipment";
import { about, type LockedFulfillment } from "./rows";

export type Instead = { shipTo: Record<string, string>; found: ShipmentRouting; reason: string; isByHand: boolean };

/** Sends units of a delivery from the places that a routing found, never promised sooner than before; the charge goes along with the last unit. */
export async function sendInstead(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, moving: MovingUnits[], { shipTo, found, ...why }: Instead): Promise<FulfillmentId[]> {
  const { ids, isLater } = await moveToDelivery(tx, by, part, moving, { shipTo, routing: { ...found, instead: { place: part.storeName, ...why } }, notBefore: part.promisedAt });
  const first = ids[0];
  if (first && part.lines.every((line) => line.quantity === line.cancelled + line.moved)) await carryCharge(tx, part, first);
  const places = found.parts.map(({ locationName }) => locationName).join(", ");
  await record(tx, by, { kind: "fulfillment.rerouted", ...about(part), payload: { ...why, newFulfillmentIds: ids, places, isLater } });
  if (!(await closeIfEmpty(tx, by, part, `Sent from ${places} instead`))) await resumeWhenFound(tx, part);
  return ids;
}
