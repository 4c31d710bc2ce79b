import { db, type Reader } from "@/db/client";
import { isAvailable, type Availability } from "@/lib/domain/inventory/availability";
import { availabilityWords, shipWords, stockWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import type { Place } from "@/lib/domain/locations/find-place";
import { listStores } from "@/lib/domain/locations/list-stores";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import type { AgentProduct, AgentVariant } from "./agent-product";
import type { AgentItemAvailability } from "./agent-store";
import { findProducts, listAgentProducts } from "./list-agent-products";

export type WantedItem = { id: string; quantity: number };
/** Stores by id or address name, else those nearest to the place, else those that have the item. */
export type StoreChoice = { storeIds: readonly string[]; place: Place | null; limit: number };

const mostStores = 200;

/** Whether so many of each item can be delivered, and at which stores they can be picked up when. A product's id means each of its variants. */
export async function listItemAvailability(wanted: readonly WantedItem[], choice: StoreChoice, from: Reader = db): Promise<{ items: AgentItemAvailability[]; unknownItems: string[]; unknownStores: string[] }> {
  const found = await findProducts([...new Set(wanted.map((one) => one.id))], from);
  const products = await listAgentProducts([...new Set([...found.values()].map((one) => one.productId))], { context: null, stores: 0 }, from);
  const stores = await storesOf(choice, from);
  const items: AgentItemAvailability[] = [];
  for (const { id, quantity } of wanted) {
    const meant = found.get(id);
    const product = products.find((one) => one.productId === meant?.productId);
    for (const variant of product?.variants ?? []) {
      if (product && (!meant?.variantId || meant.variantId === variant.id)) items.push(await itemOf(product, variant, quantity, stores, choice, from));
    }
  }
  return {
    items, unknownItems: wanted.map((one) => one.id).filter((id) => !products.some((product) => product.productId === found.get(id)?.productId)),
    unknownStores: choice.storeIds.filter((id) => !stores.some(({ store }) => store.id === id || store.slug === id)),
  };
}

type Offered = { store: StoreSummary; distanceKm: number | null };

async function storesOf({ storeIds, place }: StoreChoice, from: Reader): Promise<Offered[]> {
  const all: Offered[] = place ? (await listStoresNear(place, mostStores, from)).map(({ distanceKm, ...store }) => ({ store, distanceKm })) : (await listStores(from)).map((store) => ({ store, distanceKm: null }));
  return all.filter(({ store }) => store.canSell && (storeIds.length === 0 || storeIds.includes(store.id) || storeIds.includes(store.slug)));
}

async function itemOf(product: AgentProduct, variant: AgentVariant, quantity: number, stores: readonly Offered[], choice: StoreChoice, from: Reader): Promise<AgentItemAvailability> {
  const nearest = choice.place !== null || choice.storeIds.length > 0 ? stores.slice(0, Math.max(choice.limit, choice.storeIds.length)) : stores;
  const [ship] = await getShipAvailability({ variantIds: [variant.id], channel: "agent", quantity }, from);
  const there = new Map((await getAvailability({ variantIds: [variant.id], locationIds: nearest.map(({ store }) => store.id), channel: "agent", quantity }, from)).map((one) => [one.locationId, one]));
  const known = nearest.flatMap(({ store, distanceKm }) => {
    const answer = there.get(store.id);
    return answer ? [{ store, distanceKm, answer }] : [];
  });
  const shown = choice.place !== null || choice.storeIds.length > 0 ? known : known.filter(({ answer }) => isAvailable(answer)).slice(0, choice.limit);
  return {
    itemId: variant.sku, title: [product.title, variant.title].filter(Boolean).join(", "), priceMinor: variant.priceMinor, currency: variant.currency, quantity,
    delivery: { isAvailable: ship?.reason === null, words: ship ? shipWords(ship, quantity) : "Not delivered", arrivesFrom: ship?.promise?.arrivesFrom ?? null, arrivesBy: ship?.promise?.arrivesBy ?? null },
    stores: shown.map(({ store, distanceKm, answer }) => storeOf(store, distanceKm, answer, quantity)),
  };
}

const storeOf = (store: StoreSummary, distanceKm: number | null, answer: Availability, quantity: number): AgentItemAvailability["stores"][number] =>
  ({ id: store.id, name: store.name, distanceKm, isAvailable: isAvailable(answer), words: availabilityWords(answer, quantity, store), stockWords: stockWords(answer), readyAt: answer.promise?.readyAt ?? null });
