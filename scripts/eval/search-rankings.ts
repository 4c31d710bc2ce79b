import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { searchProducts } from "@/lib/domain/search/search-products";
import { readSearch } from "@/lib/domain/search/search-query";
import { defaultWeights, type SearchWeights } from "@/lib/domain/search/search-weights";

/** A way to answer queries; `find` gives ids of products, best first. `prepare` changes the scratch database for good. */
export type Ranking = { name: string; find: (text: string) => Promise<string[]>; prepare?: () => Promise<unknown> };

const byTheShop = (changes: Partial<SearchWeights> = {}) => async (text: string) =>
  (await searchProducts(readSearch([["q", text]]), { storeId: null, weights: { ...defaultWeights, ...changes } })).cards.map(({ id }) => id);

/** What the shop does. */
export const ofTheShop: Ranking = { name: "all", find: byTheShop() };

/** What PostgreSQL does by itself, and the shop without one of its parts; the last one changes the database. */
export const comparedRankings: Ranking[] = [
  { name: "PostgreSQL: every word by ts_rank, else trigrams", find: byEveryWord },
  { name: "PostgreSQL: any word by ts_rank", find: byAnyWord },
  { name: "without the category meant", find: byTheShop({ intent: 0 }) },
  { name: "without the thing itself and names of kinds", find: byTheShop({ head: 0, kind: 0 }) },
  { name: "without neighbors", find: byTheShop({ phrase: 0 }) },
  { name: "every field alike", find: byTheShop({ title: 1, shelf: 1, traits: 1, prose: 1 }) },
  { name: "without the thesaurus", find: byTheShop(), prepare: () => db.execute(sql`delete from search_synonym`) },
  { name: "words alone: none of these", find: byTheShop({ intent: 0, head: 0, kind: 0, phrase: 0 }) },
];

async function byEveryWord(text: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select product_id as id from search_document, websearch_to_tsquery('shop', ${text}) as q where words @@ q order by ts_rank(words, q) desc, product_id limit 24`);
  if (rows.length > 0) return rows.map(({ id }) => id);
  const { rows: near } = await db.execute<{ id: string }>(sql`
    select product_id as id from search_document where lower(${text}) <% plain order by word_similarity(lower(${text}), plain) desc, product_id limit 24`);
  return near.map(({ id }) => id);
}

async function byAnyWord(text: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select product_id as id from search_document, (select replace(plainto_tsquery('shop', ${text})::text, '&', '|')::tsquery as q) asked where words @@ q order by ts_rank(words, q) desc, product_id limit 24`);
  return rows.map(({ id }) => id);
}
