import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { listSuggestions } from "@/lib/domain/search/list-suggestions";
import { searchProducts } from "@/lib/domain/search/search-products";
import { readSearch } from "@/lib/domain/search/search-query";
import { nameOf, productAt, stockBigCatalog } from "./big-catalog";
import { percentiles, timed } from "./measure";
import { onScratchDatabase } from "./scratch-database";

const products = Number(process.env.BENCH_PRODUCTS ?? 100_000);
const stores = 500;
const runs = 300;

const wordsAt = (place: number) => productAt(place).words;

/** What shoppers type, by what makes it easy or hard. */
const asked: Record<string, (i: number) => string> = {
  kind: (i) => wordsAt(i * 13).kind,
  kindAndColor: (i) => `${wordsAt(i * 17).color} ${wordsAt(i * 17).kind}`,
  threeWords: (i) => `${wordsAt(i * 19).style} ${wordsAt(i * 19).material} ${wordsAt(i * 19).kind}`,
  named: (i) => `${nameOf(i * 23)} ${wordsAt(i * 29).kind}`,
  long: (i) => `comfortable ${wordsAt(i * 31).color} ${wordsAt(i * 31).material} ${wordsAt(i * 37).kind} with storage for small spaces`,
  synonym: (i) => ["couch", "grey loveseat", "entertainment center", "bedside table", "cocktail table oak", "chest of drawers white"][i % 6] ?? "",
  typo: (i) => ["velvte armchair", "nightsatnd", "chandelir gold", "bokcase walnut", "maror round"][i % 5] ?? "",
  measure: (i) => `${wordsAt(i * 41).kind} ${wordsAt(i * 41).size} cm under $800`,
};

/**
 * Search with facets and suggestions over 100,000 products. The floor is a bare query of the same words on the same GIN
 * index, ordered by ts_rank, in the same run. Times are those of the caller: SQL, driver and promises together.
 */
export async function search(): Promise<Record<string, unknown>> {
  return onScratchDatabase(async () => {
    const seconds = await stockBigCatalog(products);
    await openStores();
    await db.execute(sql`vacuum analyze`);
    const kinds = Object.values(asked);
    const mixed = (i: number) => kinds[i % kinds.length]?.(i) ?? "";
    const floor = percentiles(await timed(runs, (i) => bare(mixed(i))));
    const figures = percentiles(await timed(runs, (i) => find(mixed(i))));
    const byKind: Record<string, unknown> = {};
    for (const [kind, text] of Object.entries(asked)) byKind[kind] = percentiles(await timed(60, (i) => find(text(i))));
    const typing = await timed(runs, (i) => listSuggestions(typedAt(i % 30 < 24 ? mixed(Math.floor(i / 6)) : (elsewhere[Math.floor(i / 30) % elsewhere.length] ?? ""), i % 6)));
    const p75 = [...typing].sort((a, b) => a - b)[Math.floor(typing.length * 0.75)] ?? 0;
    return {
      bench: "search", conditions: { products, stores, runs, node: process.version }, unit: "ms", targetsP95: { search: 30, suggestions: 15 }, import: { rows: products, seconds, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) },
      floor, figures: { search: figures, suggestions: { ...percentiles(typing), p75: Math.round(p75 * 100) / 100 } }, byKind,
      ratioP50: Math.round((figures.p50 / floor.p50) * 10) / 10, ratioP95: Math.round((figures.p95 / floor.p95) * 10) / 10,
    };
  });
}

/** Typed into the same box for what is no product. */
const elsewhere = ["bench street 17", "portland store", "how do i return a sofa", "delivery cost", "pickup ready"];

const openStores = () => db.execute(sql`
  insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone)
  select gen_random_uuid(), 'bench-' || n, 'B' || n, 'store', 'Bench Street ' || n, n || ' Bench Street', (array['Portland', 'Salem', 'Bend', 'Eugene'])[1 + n % 4], 'OR', lpad(n::text, 5, '9'), 45, -122, 'America/Los_Angeles' from generate_series(1, ${stores}::int) n`);

const find = (text: string) => searchProducts(readSearch([["q", text]]), { storeId: null });

const bare = (text: string) => db.execute(sql`
  select product_id from search_document where words @@ websearch_to_tsquery('shop', ${text}) order by ts_rank(words, websearch_to_tsquery('shop', ${text})) desc limit 24`);

/** What stands in the box after so many of the last letters are still missing. */
const typedAt = (text: string, missing: number): string => text.slice(0, Math.max(2, text.length - missing));
