import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import { isAvailable, type Availability, type ShipAvailability } from "@/lib/domain/inventory/availability";
import { readyDayWords, stockWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { dateWords } from "@/lib/domain/locations/time-words";
import type { VariantId } from "@/lib/kernel/ids";
import type { CardPromise } from "./card-promise";

type Listed = { id: string; variantIds: readonly VariantId[] };

/** The line of each card: its best variant at the chosen store, else delivery. Two round trips however long the list. */
export async function listCardPromises({ products, store, channel }: { products: readonly Listed[]; store: StoreSummary | null; channel: Channel }, from: Reader = db): Promise<Record<string, CardPromise>> {
  const variantIds = products.flatMap((product) => product.variantIds);
  const [here, shipped] = await Promise.all([
    store ? getAvailability({ variantIds, locationIds: [store.id], channel }, from) : [],
    getShipAvailability({ variantIds, channel }, from),
  ]);
  const atStore = new Map(here.map((one) => [one.variantId, one]));
  const byShip = new Map(shipped.map((one) => [one.variantId, one]));
  return Object.fromEntries(products.map(({ id, variantIds: own }) => {
    const answers = own.flatMap((variantId) => atStore.get(variantId) ?? []);
    const delivery = own.flatMap((variantId) => byShip.get(variantId) ?? []).find((one) => one.reason === null);
    return [id, promiseOf(answers, delivery, store)];
  }));
}

function promiseOf(here: readonly Availability[], delivery: ShipAvailability | undefined, store: StoreSummary | null): CardPromise {
  const best = here.filter(isAvailable).sort((a, b) => b.quantity - a.quantity)[0];
  return {
    pickupDay: best && store ? readyDayWords(best, store.timeZone) : null,
    isAtStore: best !== undefined,
    isOnShelf: here.some((one) => one.quantity > 0),
    fewLeft: best?.band === "exact" ? stockWords(best) : null,
    isDelivered: delivery !== undefined,
    deliveryDay: delivery?.promise ? dateWords(new Date(`${delivery.promise.arrivesFrom}T12:00:00Z`), "UTC") : null,
    hasStore: store !== null,
  };
}
