import { db, type Reader } from "@/db/client";
import { asId, type LocationId, type ProductId } from "@/lib/kernel/ids";
import { findMatches, type Matches } from "./find-matches";
import { matchWords } from "./match-words";
import { listProductCards } from "./list-product-cards";
import { mostCandidates, pageSize, priceBounds, type SearchQuery } from "./search-query";
import type { Facet, SearchResult } from "./search-result";
import { searchWords } from "./search-text";
import type { SearchWeights } from "./search-weights";

/**
 * What a list shows: cards, how many there are, what they can be narrowed by. Words that the catalog does not know are
 * corrected where one is near, and otherwise left out; products with only some of the words follow those with all. The
 * result says so. One page after a cursor, else `query.shown` from the start.
 */
export async function searchProducts(query: SearchQuery, { storeId, weights }: { storeId: LocationId | null; weights?: SearchWeights }, from: Reader = db): Promise<SearchResult> {
  const limit = wantedOf(query) + 1;
  if (searchWords(query.text).length === 0) return answer(query, query.text ? emptyMatches : await findMatches(from, query, { plan: null, storeId, limit }), {}, from);
  const { found, meant, maybe } = await matchWords(query, { storeId, limit, weights }, from);
  return answer(query, found ?? emptyMatches, { isLoose: found !== null && found.isLoose && found.matched > 0, searchedInstead: found && meant, maybeMeant: maybe }, from);
}

/** After a cursor one page, or less where less was asked for. */
const wantedOf = (query: SearchQuery): number => (query.after ? Math.min(pageSize, query.shown) : query.shown);

const emptyMatches: Matches = { matched: 0, isLoose: false, total: 0, exact: 0, items: [], facets: [], prices: [], fourStars: 0, threeStars: 0, atStore: null, categories: [], attributes: [] };

async function answer(query: SearchQuery, found: Matches, how: Partial<Pick<SearchResult, "searchedInstead" | "maybeMeant" | "isLoose">>, from: Reader): Promise<SearchResult> {
  const wanted = wantedOf(query);
  const items = found.items.slice(0, wanted);
  const last = items.at(-1);
  return {
    cards: await listProductCards(items.map((item) => asId<ProductId>(item.id)), query.currency, from),
    total: found.total,
    exact: found.exact,
    isCapped: found.matched > mostCandidates,
    next: found.items.length > wanted && last ? { key: last.key, id: last.id } : null,
    facets: facetsOf(query, found),
    prices: priceRangesOf(query, found),
    stars: [{ stars: 4, count: found.fourStars }, { stars: 3, count: found.threeStars }].map((one) => ({ ...one, isOn: query.stars === one.stars })),
    atStore: found.atStore,
    categories: found.categories,
    searchedInstead: how.searchedInstead ?? null,
    maybeMeant: how.maybeMeant ?? null,
    isLoose: how.isLoose ?? false,
  };
}

/** Values that something has, most first; a chosen value stays, even at zero. A facet with one value narrows nothing. */
function facetsOf(query: SearchQuery, found: Matches): Facet[] {
  return found.attributes.map(({ key, label }) => {
    const chosen = query.attributes[key] ?? [];
    const counts = new Map(found.facets.filter(({ facet }) => facet.startsWith(`${key}=`)).map(({ facet, count }) => [facet.slice(key.length + 1), count]));
    for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
    const values = [...counts].map(([value, count]) => ({ value, count, isOn: chosen.includes(value) }));
    const isNumber = values.every(({ value }) => !Number.isNaN(Number(value)));
    values.sort((a, b) => (isNumber ? Number(a.value) - Number(b.value) : b.count - a.count || (a.value < b.value ? -1 : 1)));
    return { key, label, values: values.slice(0, 24) };
  }).filter(({ values }) => values.length > 1 || values.some((value) => value.isOn));
}

function priceRangesOf(query: SearchQuery, found: Matches) {
  return priceBounds.map((minMinor, at) => {
    const maxMinor = priceBounds[at + 1] ?? null;
    const isOn = (query.priceMin ?? 0) === minMinor && query.priceMax === (maxMinor === null ? null : maxMinor - 1) && (query.priceMin !== null || query.priceMax !== null);
    return { minMinor, maxMinor, currency: query.currency, count: found.prices.find(({ bucket }) => bucket === at + 1)?.count ?? 0, isOn };
  }).filter(({ count, isOn }) => count > 0 || isOn);
}
