import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { searchPick, searchTerm, searchWeightSet } from "@/db/schema/search";
import { systemPermit } from "@/lib/domain/identity/permit";
import { addHomeWords } from "@/lib/domain/search/add-home-words";
import { matchWords } from "@/lib/domain/search/match-words";
import { readSearch } from "@/lib/domain/search/search-query";
import { refreshSearchDocuments } from "@/lib/domain/search/refresh-search-documents";
import { phraseOf } from "@/lib/domain/search/search-text";
import { defaultWeights } from "@/lib/domain/search/search-weights";
import type { WorldPlan } from "./plan-world";
import { dayMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

/** What people ask for besides: things that nobody here sells, a mood, and what is picked for. */
const asked = { curtains: 41, wallpaper: 23, duvet: 17, hygge: 29, candle: 64 };

/** What a merchandiser made of it: a mood that no product is named after, and a chandelier that is no candle. */
const picked: { phrase: string; pinned: string[]; buried: string[] }[] = [
  { phrase: "hygge", pinned: ["jura-candle-lantern", "rannoch-medallion-rug", "lindisfarne-candlestick", "dartmoor-round-rug"], buried: [] },
  { phrase: "candle", pinned: ["lindisfarne-candlestick"], buried: ["hartland-chandelier"] },
];

export async function writeSearch(tx: Tx, world: World, { searched, catalog, staff }: WorldPlan): Promise<string> {
  const { now } = world;
  const terms = [...searched].map(([term, { searches, lastResults, lastAt }]) => ({ term, searches, lastResults, lastAt }));
  const others = Object.entries(asked).map(([term, searches], at) => ({ term, searches, lastResults: 0, lastAt: later(now, -(at + 1) * dayMs) }));
  await writeRows(tx, searchTerm, [...terms, ...others].map((row) => ({ ...row, phrase: phraseOf(row.term) })));
  const idOf = new Map(catalog.goods.map(({ slug, productId }) => [slug, productId]));
  const idsOf = (slugs: readonly string[]) => slugs.flatMap((slug) => idOf.get(slug) ?? []);
  await tx.insert(searchPick).values(picked.map(({ phrase, pinned, buried }) => ({ phrase, pinned: idsOf(pinned), buried: idsOf(buried), updatedAt: later(now, -9 * dayMs) })));
  const merchandiser = staff.find(({ role }) => role === "merchandiser");
  await tx.insert(searchWeightSet).values({ version: 1, weights: { ...defaultWeights, available: 0.15 }, note: "What the shopper’s store has stands a little higher", savedByStaffId: merchandiser?.id ?? null, publishedAt: later(now, -60 * dayMs) });
  const groups = await addHomeWords(tx, systemPermit("seed"));
  const documents = await refreshSearchDocuments(tx, "all");
  await countResults(tx);
  return `${groups} groups of synonyms, ${documents} search documents, ${terms.length + others.length} searched terms, ${picked.length} searches picked for`;
}

/** What each term finds in this catalog. */
async function countResults(tx: Tx): Promise<void> {
  const found: { term: string; results: number }[] = [];
  for (const { term } of await tx.select({ term: searchTerm.term }).from(searchTerm)) {
    const { found: matches } = await matchWords(readSearch([["q", term]]), { storeId: null, limit: 1 }, tx);
    found.push({ term, results: matches?.total ?? 0 });
  }
  await tx.execute(sql`update search_term t set last_results = f.results from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(term text, results int) where f.term = t.term`);
}
