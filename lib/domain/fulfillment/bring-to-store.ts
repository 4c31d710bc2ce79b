import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { record, schedule } from "@/lib/domain/record";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { closeIfEmpty, resumeWhenFound } from "./close-or-resume";
import { findSupply, type Supply } from "./find-supply";
import { isDelivery } from "./fulfillment-state";
import { unitMinor } from "./fulfillment-money";
import { takeFor } from "./move-to-delivery";
import { moveUnits, type MovingUnits } from "./move-units";
import { listRejecting } from "./route-again";
import { about, touched, type LockedFulfillment } from "./rows";

/**
 * Has the missing units of a pickup sent to its store by places that have them: each such place is a part of its own, at the
 * agreed price, with a later promise that the shopper is told and may still answer with another choice. None when not all of
 * them can be had: then nothing has changed.
 */
export async function bringToStore(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, reason: string, besides: readonly LocationId[] = []): Promise<FulfillmentId[]> {
  const moving = part.lines.filter(({ missing }) => missing > 0).map((line): MovingUnits => ({ line, quantity: line.missing }));
  const store = await getStore({ id: part.locationId }, tx);
  if (isDelivery(part.method) || moving.length === 0 || !store?.isActive) return [];
  const { supplies } = await findSupply(tx, {
    lines: moving.map(({ line, quantity }) => ({ variantId: line.variantId, quantity, unitMinor: unitMinor(line) })), store, rejectedBy: [...besides, ...(await listRejecting(tx, part, moving))],
  });
  if (supplies.length === 0) return [];
  const left = moving.map((one) => ({ ...one }));
  const ids: FulfillmentId[] = [];
  for (const supply of supplies) ids.push(await bringPart(tx, by, part, left, supply, reason));
  if (!(await closeIfEmpty(tx, by, part, "Sent to the store from elsewhere instead"))) await resumeWhenFound(tx, part);
  return ids;
}

async function bringPart(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, left: MovingUnits[], { lines, sourceLocationId, promisedAt, promiseInputs, routing }: Supply, reason: string): Promise<FulfillmentId> {
  const moving = lines.flatMap((one) => takeFor(left, one.variantId, one.quantity));
  const id = await moveUnits(tx, by, part, moving, {
    locationId: part.locationId, sourceLocationId, method: part.method, promisedAt, promiseInputs: { ...promiseInputs, movedFrom: part.number }, routing: { ...routing, instead: { place: part.storeName, reason } },
  });
  await tx.update(fulfillment).set({ ...touched, shopperQuestion: "later", shopperDeadlineAt: promisedAt }).where(eq(fulfillment.id, id));
  await schedule(tx, "expire_shopper_choice", { fulfillmentId: id }, promisedAt, `expire_shopper_choice:${id}`);
  const brought = { ...about(part), fulfillmentId: id, payload: { from: sourceLocationId, promisedAt: promisedAt.toISOString() } };
  await record(tx, by, { kind: "fulfillment.coming", ...brought }, { kind: "fulfillment.coming_later", ...brought, payload: { ...brought.payload, question: "later", reason } });
  return id;
}
