import { z } from "zod";
import { isAvailable } from "@/lib/domain/inventory/availability";
import { availabilityWords, stockWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import type { FoundStore, FoundStores } from "@/lib/domain/locations/found-store";
import { findPlace } from "@/lib/domain/locations/find-place";
import { getStore } from "@/lib/domain/locations/get-store";
import { listStores } from "@/lib/domain/locations/list-stores";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { pickupPromise } from "@/lib/domain/locations/promise";
import { storeGlance } from "@/lib/domain/locations/store-glance";
import { addressLine, distanceWords, type NearbyStore, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { promiseWords } from "@/lib/domain/locations/time-words";
import { wallClock } from "@/lib/kernel/clock";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";
import { chosenStoreId, shopper } from "@/lib/session";
import { endpoint } from "./endpoint";
import { privately, shopFacts, type ShopFacts } from "./shop";

const coordinate = (most: number) => z.coerce.number().min(-most).max(most).optional();

/** Stores by distance from a postcode, a city or a position, or all of them; with a product, whether it is there. */
export const readStores = endpoint({
  can: "cart.use", channel: "web", actor: shopper,
  read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)),
  input: z.object({ near: z.string().trim().max(80).optional(), latitude: coordinate(90), longitude: coordinate(180), variant: idOf<VariantId>().optional() }),
  answer: async (by, { near, latitude, longitude, variant }) => {
    const here = latitude !== undefined && longitude !== undefined ? { label: "your location", latitude, longitude } : near ? await findPlace(near) : null;
    const stores: (StoreSummary | NearbyStore)[] = here ? await listStoresNear(here, 50) : await listStores();
    const [mine, there] = await Promise.all([chosenStoreId(), variant ? getAvailability({ variantIds: [variant], locationIds: stores.map((store) => store.id), channel: by.channel }) : []]);
    const now = wallClock();
    const found = stores.filter((store) => store.canSell).map((store): FoundStore => {
      const answer = there.find((one) => one.locationId === store.id);
      return {
        ...storeGlance(store, now), address: addressLine(store), services: [...store.services], isMine: store.id === mine,
        distance: "distanceKm" in store ? distanceWords(store.distanceKm) : null,
        stock: answer ? { words: isAvailable(answer) ? `${stockWords(answer)} · ${availabilityWords(answer, 1, store)}` : availabilityWords(answer, 1, store), isThere: isAvailable(answer) } : null,
      };
    });
    return privately({ place: here?.label ?? null, isUnknownPlace: Boolean(near) && !here, stores: found } satisfies FoundStores);
  },
});

export type StorePageFacts = ShopFacts & { isOpen: boolean; hoursWords: string; pickupWords: string | null; isMine: boolean };

/** What a store's page cannot know for good: whether it is open now, when an order would be ready, whose store it is. */
export const readStorePage = endpoint({
  can: "cart.use", channel: "web", actor: shopper,
  read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)),
  input: z.object({ id: idOf<LocationId>() }),
  answer: async (by, { id }) => {
    const [{ full: _full, ...shop }, store] = await Promise.all([shopFacts(by), getStore({ id })]);
    if (!store) throw new Refusal("not_found");
    const now = wallClock();
    const promise = store.canPickup || store.canCurbside ? pickupPromise(now, store) : null;
    const { isOpen, hoursWords } = storeGlance(store, now);
    return privately({ ...shop, isOpen, hoursWords, pickupWords: promise && `Order now, ready ${promiseWords(promise.readyAt, store.timeZone, now)}`, isMine: shop.store?.id === id } satisfies StorePageFacts);
  },
});
