import type { Tx } from "@/db/client";
import { localDelivery } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { getLocalDelivery } from "./get-local-delivery";
import type { LocalDelivery, LocalDeliveryChange } from "./local-delivery";
import { lockLocation, raiseVersion } from "./lock-location";

/** Changes how a store delivers with its own van; what is booked stays booked. Returns the new version. @throws Refusal `not_found`, `stale_version` */
export async function changeLocalDelivery(tx: Tx, by: Permit<"locations.edit">, input: LocalDeliveryChange): Promise<{ version: number }> {
  const { locationId, version, fee: feeMinor, freeFrom: freeFromMinor, ...rest } = input;
  const store = await lockLocation(tx, by, locationId);
  if (store.version !== version) throw new Refusal("stale_version", { version: store.version });
  const before = await getLocalDelivery(locationId, tx);
  const after: LocalDelivery = { ...rest, feeMinor, freeFromMinor };
  if (before && isSame(before, after)) return { version };
  await tx.insert(localDelivery).values({ locationId, ...after }).onConflictDoUpdate({ target: localDelivery.locationId, set: after });
  const next = await raiseVersion(tx, locationId);
  await record(tx, by, { kind: "location.changed", locationId, subject: `location:${locationId}`, payload: { changes: { localDelivery: { before, after } } } });
  return { version: next };
}

const isSame = (a: LocalDelivery, b: LocalDelivery): boolean => Object.entries(b).every(([key, value]) => JSON.stringify(Reflect.get(a, key)) === JSON.stringify(value));
