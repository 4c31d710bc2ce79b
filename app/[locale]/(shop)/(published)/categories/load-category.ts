import { cacheLife, cacheTag } from "next/cache";
import { categoryTrail } from "@/lib/domain/catalog/category";
import { readSearch } from "@/lib/domain/search/search-query";
import { searchProducts } from "@/lib/domain/search/search-products";
import type { Currency } from "@/lib/kernel/currency";
import { tags } from "@/lib/kernel/tags";
import { loadCategories } from "../../load-categories";

/** The first page of a category without filters, for everybody, until something in a list changes. */
export async function loadCategory(slug: string, currency: Currency) {
  "use cache";
  cacheTag(tags.catalog, tags.categories);
  cacheLife("days");
  const trail = categoryTrail(await loadCategories(), slug);
  if (trail.length === 0) return null;
  const query = readSearch([], slug, currency);
  return { trail, query, result: await searchProducts(query, { storeId: null }) };
}
