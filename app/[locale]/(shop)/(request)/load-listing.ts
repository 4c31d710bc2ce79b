import { listCardPromises } from "@/lib/domain/carts/list-card-promises";
import { getStore } from "@/lib/domain/locations/get-store";
import { pickupDay } from "@/lib/domain/locations/pickup-day";
import type { SearchQuery } from "@/lib/domain/search/search-query";
import { searchProducts } from "@/lib/domain/search/search-products";
import { wallClock } from "@/lib/kernel/clock";
import { channelOfRequest, chosenStoreId } from "@/lib/session";

/** A list for this shopper: results and, for each, how soon their store or a delivery has it. */
export async function loadListing(query: SearchQuery) {
  const storeId = await chosenStoreId();
  const [known, channel, result] = await Promise.all([storeId === null ? null : getStore({ id: storeId }), channelOfRequest(), searchProducts(query, { storeId })]);
  const store = known?.isActive ? known : null;
  const promises = await listCardPromises({ products: result.cards, store, channel });
  return { result, promises, store: store && { name: store.name, day: pickupDay(store, wallClock()) } };
}

/** The address's query as pairs, repeated names kept. */
export const queryPairs = (params: Record<string, string | string[] | undefined>): [string, string][] =>
  Object.entries(params).flatMap(([key, value]) => (value === undefined ? [] : [value].flat().map((one): [string, string] => [key, one])));
