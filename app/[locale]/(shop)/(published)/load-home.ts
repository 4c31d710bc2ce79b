import { cacheLife, cacheTag } from "next/cache";
import { listStores } from "@/lib/domain/locations/list-stores";
import { mapPoint } from "@/lib/domain/locations/map-point";
import { readSearch } from "@/lib/domain/search/search-query";
import { searchProducts } from "@/lib/domain/search/search-products";
import type { Currency } from "@/lib/kernel/currency";
import { tags } from "@/lib/kernel/tags";
import { loadCategories } from "../load-categories";

const row = async (currency: Currency, query: string, category: string | null = null, most = 4) =>
  (await searchProducts(readSearch(new URLSearchParams(query), category, currency), { storeId: null })).cards.slice(0, most);

/** The most that a small gift costs, in whole units. */
export const smallGifts: Record<Currency, number> = { USD: 60, EUR: 60, GBP: 50, JPY: 9000 };

/** The front page as everybody sees it. */
export async function loadHome(currency: Currency) {
  "use cache";
  cacheTag(tags.catalog, tags.categories, tags.stores);
  cacheLife("hours");
  const [departments, popular, small, lights, green, stores] = await Promise.all([
    loadCategories(), row(currency, ""), row(currency, `price=0-${smallGifts[currency]}&sort=rating`), row(currency, "", "lighting"), row(currency, "q=plant"), listStores(),
  ]);
  return { departments, popular, small, lights, green, pins: stores.filter((store) => store.canSell).map((store) => ({ id: store.id, name: store.name, point: mapPoint(store) })) };
}
