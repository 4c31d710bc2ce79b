import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { listLocalDeliverers, type LocalDeliverer } from "@/lib/domain/locations/list-local-deliverers";
import type { VariantId } from "@/lib/kernel/ids";
import type { TillVan } from "./till-view";

export type VanQuestion = { postcode: string; lines: readonly { variantId: VariantId; quantity: number }[] };

/** The nearest store whose own van reaches a ZIP code with all that is sent, and the windows it has free; null where none does. */
export async function getTillVan(by: Permit<"till.sell">, question: VanQuestion, from: Reader = db): Promise<TillVan | null> {
  for (const store of await listLocalDeliverers(question.postcode, from)) if (await hasAll(by, store, question, from)) return offerOf(store, from);
  return null;
}

async function hasAll(by: Permit<"till.sell">, { locationId }: LocalDeliverer, { lines }: VanQuestion, from: Reader): Promise<boolean> {
  const found = await getAvailability({ variantIds: lines.map(({ variantId }) => variantId), locationIds: [locationId], channel: by.channel }, from);
  return lines.every(({ variantId, quantity }) => (found.find((one) => one.variantId === variantId)?.quantity ?? 0) >= quantity);
}

async function offerOf({ locationId, name, timeZone, feeMinor, freeFromMinor }: LocalDeliverer, from: Reader): Promise<TillVan> {
  const windows = await listDeliveryWindows({ locationId }, from);
  return { storeId: locationId, store: name, timeZone, feeMinor, freeFromMinor, windows: windows.filter(({ left }) => left > 0).map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })) };
}
