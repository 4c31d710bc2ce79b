import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { asId, type LocationId, type ProductId } from "@/lib/kernel/ids";
import { findMatches, type Matches } from "./find-matches";
import { listProductCards } from "./list-product-cards";
import { mostCandidates, pageSize, priceBounds, type SearchQuery } from "./search-query";
import type { Facet, SearchResult } from "./search-result";
import { allWords, anyWord, likeliestWord, phrases, searchWords } from "./search-text";

/**
 * What a list shows: cards, how many there are, what they can be narrowed by. Words that find nothing are corrected,
 * then loosened to any of them; the result says so. One page after a cursor, else `query.shown` from the start.
 */
export async function searchProducts(query: SearchQuery, scope: { storeId: LocationId | null }, from: Reader = db): Promise<SearchResult> {
  const limit = wantedOf(query) + 1;
  const look = (words: string | null) => findMatches(from, query, words, scope.storeId, limit);
  const words = searchWords(query.text);
  if (words.length === 0) return answer(query, query.text ? emptyMatches : await look(null), {}, from);
  const synonyms = await readSynonyms(words, from);
  const exact = await look(allWords(words, synonyms));
  if (exact.matched > 0) return answer(query, exact, {}, from);
  const meant = await correctWords(words, from);
  if (meant) {
    const corrected = await look(allWords(meant, await readSynonyms(meant, from)));
    if (corrected.matched > 0) return answer(query, corrected, { searchedInstead: meant.join(" ") }, from);
  }
  const loose = await look(anyWord(meant ?? words, synonyms));
  return answer(query, loose, { isLoose: loose.matched > 0, searchedInstead: meant && loose.matched > 0 ? meant.join(" ") : null }, from);
}

/** After a cursor one page, or less where less was asked for. */
const wantedOf = (query: SearchQuery): number => (query.after ? Math.min(pageSize, query.shown) : query.shown);

async function readSynonyms(words: readonly string[], from: Reader): Promise<string[][]> {
  const { rows } = await from.execute<{ words: string[] }>(sql`select words from search_synonym where words && ${sql.param(phrases(words))}::text[] order by id`);
  return rows.map((row) => row.words);
}

/** Each word that the catalog does not know, replaced by the nearest it knows; null when nothing changes. */
async function correctWords(words: readonly string[], from: Reader): Promise<string[] | null> {
  const { rows } = await from.execute<{ typed: string; word: string; uses: number }>(sql`
    select t.typed, w.word, w.uses from unnest(${sql.param([...new Set(words)])}::text[]) as t(typed) cross join lateral (
      (select word, uses from search_word where word = t.typed)
      union (select word, uses from search_word where word like left(t.typed, 1) || '%' and length(word) between length(t.typed) - 2 and length(t.typed) + 2
        and levenshtein_less_equal(word, t.typed, 3) <= 3 order by levenshtein_less_equal(word, t.typed, 3), uses desc limit 20)
      union (select word, uses from search_word where word % t.typed order by similarity(word, t.typed) desc, uses desc limit 10)
    ) w where length(t.typed) >= 3`);
  const meant = words.map((typed) => {
    const near = rows.filter((row) => row.typed === typed);
    return near.some((row) => row.word === typed) ? typed : (likeliestWord(typed, near) ?? typed);
  });
  return meant.some((word, at) => word !== words[at]) ? meant : null;
}

const emptyMatches: Matches = { matched: 0, total: 0, items: [], facets: [], prices: [], fourStars: 0, threeStars: 0, atStore: null, categories: [], attributes: [] };

async function answer(query: SearchQuery, found: Matches, how: Partial<Pick<SearchResult, "searchedInstead" | "isLoose">>, from: Reader): Promise<SearchResult> {
  const wanted = wantedOf(query);
  const items = found.items.slice(0, wanted);
  const last = items.at(-1);
  return {
    cards: await listProductCards(items.map((item) => asId<ProductId>(item.id)), from),
    total: found.total,
    isCapped: found.matched > mostCandidates,
    next: found.items.length > wanted && last ? { key: last.key, id: last.id } : null,
    facets: facetsOf(query, found),
    prices: priceRangesOf(query, found),
    stars: [{ stars: 4, count: found.fourStars }, { stars: 3, count: found.threeStars }].map((one) => ({ ...one, isOn: query.stars === one.stars })),
    atStore: found.atStore,
    categories: found.categories,
    searchedInstead: how.searchedInstead ?? null,
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
    return { minMinor, maxMinor, count: found.prices.find(({ bucket }) => bucket === at + 1)?.count ?? 0, isOn };
  }).filter(({ count, isOn }) => count > 0 || isOn);
}
