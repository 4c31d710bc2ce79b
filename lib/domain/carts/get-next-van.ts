import { db, type Reader } from "@/db/client";
import type { Availability } from "@/lib/domain/inventory/availability";
import { getLocalDelivery } from "@/lib/domain/locations/get-local-delivery";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { localCharge, type LocalDelivery } from "@/lib/domain/locations/local-delivery";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { slotWords } from "@/lib/domain/locations/time-words";
import type { BuyOption } from "./buy-box";

/** A store's own van: where it goes, and the first hours in which it has a place. */
export type NextVan = { terms: LocalDelivery; window: { startsAt: Date; endsAt: Date } | null };

/** Null where the store has none. Its calendar is only read where it has one. */
export async function getNextVan(store: Pick<StoreSummary, "id">, from: Reader = db): Promise<NextVan | null> {
  const terms = await getLocalDelivery(store.id, from);
  if (!terms?.isOn) return null;
  const windows = await listDeliveryWindows({ locationId: store.id }, from);
  return { terms, window: windows.find(({ left }) => left > 0) ?? null };
}

type Facts = { store: StoreSummary | null; van: NextVan | null; here: Availability | undefined; canShip: boolean; quantity: number; subtotalMinor: number; now: Date };

/** The row of the buy box. It is a delivery in the cart: the hours are chosen when the address is known. */
export function vanOption({ store, van, here, canShip, quantity, subtotalMinor, now }: Facts): BuyOption {
  const none = (words: string): BuyOption => ({ method: "van", isPossible: false, words, detail: "To your door, in hours that you choose", feeMinor: 0, storeId: null });
  if (!store) return none("Choose a store to see when");
  if (!van) return none(`Not offered at ${store.name}`);
  if (!here || here.quantity < quantity || !canShip) return none(`Not from the shelf at ${store.name}`);
  if (!van.window) return none("All hours of the next days are taken");
  const reach = van.terms.radiusMiles > 0 ? `within ${van.terms.radiusMiles} miles` : "in its ZIP codes";
  return { method: "van", isPossible: true, words: slotWords(van.window, store.timeZone, now), detail: `From ${store.name}, ${reach}; choose the hours at checkout`, feeMinor: localCharge(van.terms, subtotalMinor), storeId: null };
}
