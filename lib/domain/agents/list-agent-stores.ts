import { db, type Reader } from "@/db/client";
import type { Place } from "@/lib/domain/locations/find-place";
import { listStores } from "@/lib/domain/locations/list-stores";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { pickupPromise } from "@/lib/domain/locations/promise";
import { storeNow, storeNowWords } from "@/lib/domain/locations/store-now";
import { addressLine, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { promiseWords } from "@/lib/domain/locations/time-words";
import { exceptionRows, weekRows } from "@/lib/domain/locations/week-rows";
import { dayAt } from "@/lib/domain/locations/zone-day";
import type { AgentStorePlace } from "./agent-store";

export type StoreWish = { place: Place | null; needs: readonly ("pickup" | "curbside" | "returns")[]; isOpenNow: boolean; limit: number };

const mostSearched = 200;
const mostExceptions = 3;

/** Stores that sell, nearest first where a place is known, else by name; with their hours and how soon an order is ready. */
export async function listAgentStores(wish: StoreWish, now: Date, from: Reader = db): Promise<AgentStorePlace[]> {
  const all: { store: StoreSummary; distanceKm: number | null }[] = wish.place
    ? (await listStoresNear(wish.place, mostSearched, from)).map(({ distanceKm, ...store }) => ({ store, distanceKm }))
    : (await listStores(from)).map((store) => ({ store, distanceKm: null }));
  return all.filter(({ store }) => isWanted(store, wish, now)).slice(0, wish.limit).map(({ store, distanceKm }) => placeOf(store, distanceKm, now));
}

const isWanted = (store: StoreSummary, { needs, isOpenNow }: StoreWish, now: Date): boolean =>
  store.canSell && store.isActive && (!isOpenNow || storeNow(store, now).isOpen) &&
  needs.every((need) => (need === "pickup" ? store.canPickup : need === "curbside" ? store.canCurbside : store.canReturn));

function placeOf(store: StoreSummary, distanceKm: number | null, now: Date): AgentStorePlace {
  const promise = store.canPickup || store.canCurbside ? pickupPromise(now, store) : null;
  const today = dayAt(store.timeZone, now.getTime());
  return {
    id: store.id, slug: store.slug, name: store.name, address: addressLine(store), phone: store.phone, distanceKm, isOpen: storeNow(store, now).isOpen, hoursToday: storeNowWords(store, now), hours: weekRows(store),
    exceptions: exceptionRows(store.exceptions.filter((one) => one.day >= today), mostExceptions).map(({ date, reason, hours }) => ({ date, reason, hours })),
    hasPickup: store.canPickup, hasCurbside: store.canCurbside, takesReturns: store.canReturn, services: [...store.services],
    ready: promise && { at: promise.readyAt.toISOString(), words: `Order now, ready ${promiseWords(promise.readyAt, store.timeZone, now)}` },
  };
}
