import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { listPickupSlots, type PickupSlot } from "@/lib/domain/locations/list-pickup-slots";
import { pickupPromise } from "@/lib/domain/locations/promise";
import { rebookSlot } from "@/lib/domain/locations/rebook-slot";
import { isPaused } from "@/lib/domain/locations/store-summary";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewFulfillment } from "./create-fulfillments";

export type PlannedPickup = Pick<NewFulfillment, "locationId" | "promisedAt" | "promiseInputs"> & { method: "pickup" | "curbside"; slot: PickupSlot | null };

/** A pickup at a store as soon as its calendar has an hour left; at the door only where cars are served. @throws Refusal `pickup_off`, `no_capacity`, `store_closed` */
export async function planPickup(tx: Tx, locationId: LocationId, wished: "pickup" | "curbside"): Promise<PlannedPickup> {
  const store = await getStore({ id: locationId }, tx);
  if (!store?.isActive || !store.canPickup) throw new Refusal("pickup_off");
  const now = await clock(tx);
  if (isPaused(store, now)) throw new Refusal("no_capacity", { store: store.name });
  const promise = pickupPromise(now, store);
  if (!promise) throw new Refusal("store_closed");
  const slot = (await listPickupSlots({ locationId, days: 14 }, tx)).find((one) => one.left > 0) ?? null;
  return { locationId, method: wished === "curbside" && store.canCurbside ? "curbside" : "pickup", promisedAt: slot?.readyAt ?? promise.readyAt, promiseInputs: promise.inputs, slot };
}

/** Takes the hour that was planned, once the part is there. */
export async function bookPlanned(tx: Tx, by: Permit<Permission>, fulfillmentId: FulfillmentId, { locationId, method, slot }: PlannedPickup): Promise<void> {
  if (slot) await rebookSlot(tx, by, { fulfillmentId, locationId, purpose: method, startsAt: slot.startsAt, endsAt: slot.endsAt });
}

async function clock(tx: Tx): Promise<Date> {
  const { rows } = await tx.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  return new Date(rows[0]?.ms ?? Date.now());
}
