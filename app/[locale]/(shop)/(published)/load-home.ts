import { cacheLife, cacheTag } from "next/cache";
import { listStores } from "@/lib/domain/locations/list-stores";
import { mapPoint } from "@/lib/domain/locations/map-point";
import { readSearch } from "@/lib/domain/search/search-query";
import { searchProducts } from "@/lib/domain/search/search-products";
import { tags } from "@/lib/kernel/tags";
import { loadCategories } from "../load-categories";

const row = async (query: string, category: string | null = null, most = 4) =>
  (await searchProducts(readSearch(new URLSearchParams(query), category), { storeId: null })).cards.slice(0, most);

/** The front page as everybody sees it. */
export async function loadHome() {
  "use cache";
  cacheTag(tags.catalog, tags.categories, tags.stores);
  cacheLife("hours");
  const [departments, popular, small, lights, green, stores] = await Promise.all([
    loadCategories(), row(""), row("price=0-60&sort=rating"), row("", "lighting"), row("q=plant"), listStores(),
  ]);
  return { departments, popular, small, lights, green, pins: stores.filter((store) => store.canSell).map((store) => ({ id: store.id, name: store.name, point: mapPoint(store) })) };
}
