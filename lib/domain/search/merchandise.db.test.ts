import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { asGuest, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { newId, type ProductId } from "@/lib/kernel/ids";
import { getSearchPicks } from "./get-search-picks";
import { getSearchTrial } from "./get-search-trial";
import { searchInvariants } from "./invariants";
import { listSearchTerms } from "./list-search-terms";
import { listSearchWords } from "./list-search-words";
import { listSuggestions } from "./list-suggestions";
import { listWeightSets } from "./list-weight-sets";
import { noteSearch } from "./note-search";
import { publishSearchWeights } from "./publish-search-weights";
import { refreshSearchDocuments } from "./refresh-search-documents";
import { removeSearchWords } from "./remove-search-words";
import { returnToSearchWeights } from "./return-to-search-weights";
import { saveSearchPicks } from "./save-search-picks";
import { saveSearchWords } from "./save-search-words";
import { searchProducts } from "./search-products";
import { readSearch, writeCursor } from "./search-query";
import { defaultWeights, readWeights } from "./search-weights";
import { termsQuery } from "./search-terms";
import { wordsInput, wordsQuery } from "./search-words";
import { shop } from "./shop.testing";

const mo = async (tx: Tx) => asStaff(await staffOf(tx, "merchandiser", [], "Mo"), "search.edit");
const find = async (tx: Tx, params: string) => searchProducts(readSearch(new URLSearchParams(params)), { storeId: null }, tx);
const slugs = async (tx: Tx, params: string) => (await find(tx, params)).cards.map(({ slug }) => slug);
const idOf = async (tx: Tx, slug: string): Promise<ProductId> => (await tx.execute<{ id: ProductId }>(sql`select id from product where slug = ${slug}`)).rows[0]?.id ?? expect.unreachable();
const picks = async (tx: Tx, q: string, lists: { pinned?: string[]; buried?: string[]; version?: number }) => {
  const ids = (all: string[] = []) => Promise.all(all.map((slug) => idOf(tx, slug)));
  return saveSearchPicks(tx, await mo(tx), { q, version: lists.version ?? 0, pinned: await ids(lists.pinned), buried: await ids(lists.buried) });
};

describe("the weights of the ranking", () => {
  dbTest("what a merchandiser publishes ranks the next search, and every version can be returned to", async ({ tx }) => {
    await shop(tx);
    await tx.execute(sql`update search_document set popularity = 400 where product_id = ${await idOf(tx, "oak-desk-lamp")}`);
    const by = await mo(tx);
    const seen = async () => (await getSearchTrial(by, { q: "fern oak desk lamp", storeId: null, limit: 2 }, tx)).rows[0]?.parts?.popularity;
    const before = (await seen()) ?? 0;
    const tried = await getSearchTrial(by, { q: "fern oak desk lamp", storeId: null, limit: 2, weights: { ...defaultWeights, popularity: 3 } }, tx);
    expect(tried.rows[0]?.card.slug).toBe("oak-desk-lamp");
    expect(await seen(), "trying changes nothing").toBeCloseTo(before);
    await publishSearchWeights(tx, by, { weights: { ...defaultWeights, popularity: 3 }, note: "What sells first", current: 0 });
    expect((await slugs(tx, "q=fern+oak+desk+lamp"))[0]).toBe("oak-desk-lamp");
    expect(await seen()).toBeGreaterThan(before);
    await expect(publishSearchWeights(tx, by, { weights: defaultWeights, note: "Unseen", current: 0 })).rejects.toMatchObject({ code: "stale_version" });
    expect(await returnToSearchWeights(tx, by, { version: 0, current: 1 })).toEqual({ version: 2 });
    expect((await listWeightSets(by, tx)).map(({ version, by: who, weights }) => [version, who, weights.popularity])).toEqual([[2, "Mo", 0.05], [1, "Mo", 3], [0, null, 0.05]]);
    await expect(returnToSearchWeights(tx, by, { version: 9, current: 2 })).rejects.toMatchObject({ code: "not_found" });
  });

  dbTest("what the shopper's store can hand over stands before what it cannot, by the weight of that", async ({ tx }) => {
    const { store } = await shop(tx);
    const by = await mo(tx);
    await tx.execute(sql`update search_document set popularity = case when product_id = ${await idOf(tx, "oak-desk-lamp")} then 500 else 0 end`);
    const first = async (storeId: typeof store | null, available: number) => (await getSearchTrial(by, { q: "desk lamp", storeId, limit: 5, weights: { ...defaultWeights, available } }, tx)).rows[0];
    expect((await first(null, 1))?.card.slug, "without a store, what sells").toBe("oak-desk-lamp");
    expect(await first(store, 1)).toMatchObject({ card: { slug: "fern-desk-lamp" }, parts: { available: 1 } });
    expect((await first(store, 0))?.card.slug).toBe("oak-desk-lamp");
  });

  dbTest("a margin speaks for a product as soon as its cost is known", async ({ tx }) => {
    await shop(tx);
    const by = await mo(tx);
    const { rows: [supplier] } = await tx.execute<{ id: string }>(sql`insert into supplier (id, name, email, currency, lead_time_days) values (gen_random_uuid(), 'Northlight', 'n@northlight.example', 'USD', 5) returning id`);
    await tx.execute(sql`insert into supplier_item (variant_id, supplier_id, unit_cost_minor) select id, ${supplier?.id}, 2225 from variant where sku = 'OAK-DESK-LAMP'`);
    await refreshSearchDocuments(tx, "all");
    const { rows } = await tx.execute<{ margin: number | null }>(sql`select margin_percent as margin from search_document d join product p on p.id = d.product_id where p.slug in ('oak-desk-lamp', 'fern-desk-lamp') order by p.slug`);
    expect(rows.map(({ margin }) => margin)).toEqual([null, 75]);
    expect((await getSearchTrial(by, { q: "desk lamp", storeId: null, limit: 1, weights: { ...defaultWeights, margin: 1 } }, tx)).rows[0]).toMatchObject({ card: { slug: "oak-desk-lamp" }, parts: { margin: 0.75 } });
  });

  dbTest("weights in an address count where they are some, and the rest is as in force", async () => {
    expect(readWeights({ title: "2", prose: "much", margin: "-1", intent: "", popularity: ["1"] }, defaultWeights)).toEqual({ ...defaultWeights, title: 2 });
  });
});

describe("what is pinned and buried", () => {
  dbTest("stands first in its order and last, however the search is written, and filters hold for it", async ({ tx }) => {
    await shop(tx);
    await picks(tx, "Desk Lamps", { pinned: ["alder-sofa", "oak-desk-lamp"], buried: ["fern-desk-lamp"] });
    const lamps = await find(tx, "q=desk+lamp");
    expect(lamps.cards.map(({ slug }) => slug)).toEqual(["alder-sofa", "oak-desk-lamp", expect.any(String), expect.any(String), "fern-desk-lamp"]);
    expect(lamps.facets.find(({ key }) => key === "material")?.values.map(({ value, count }) => [value, count])).toContainEqual(["Fabric", 1]);
    expect(await slugs(tx, "q=desk+lamp&material=Wood")).not.toContain("alder-sofa");
    expect((await slugs(tx, "q=desk+lamp&sort=price-up"))[0], "another order is another order").toBe("fern-desk-lamp");
    expect(await slugs(tx, "q=oak+desk+lamp"), "another search is another search").not.toContain("alder-sofa");
    expect((await find(tx, "q=deks+lapm")).cards[0]?.slug, "a misspelled one is the one that is meant").toBe("alder-sofa");
  });

  dbTest("a word that no product has finds what is pinned for it, and is not corrected", async ({ tx }) => {
    await shop(tx);
    expect((await find(tx, "q=hygge")).total).toBe(0);
    await picks(tx, "hygge", { pinned: ["rowan-armchair", "moss-table-lamp"] });
    expect(await find(tx, "q=hygge")).toMatchObject({ total: 2, exact: 2, searchedInstead: null, isLoose: false, cards: [{ slug: "rowan-armchair" }, { slug: "moss-table-lamp" }] });
  });

  dbTest("goes on after a page with what the page did not show", async ({ tx }) => {
    await shop(tx);
    await picks(tx, "lamp", { pinned: ["oak-desk-lamp"], buried: ["fern-desk-lamp"] });
    const first = await searchProducts({ ...readSearch([["q", "lamp"]]), shown: 1 }, { storeId: null }, tx);
    const second = await find(tx, `q=lamp&after=${first.next ? writeCursor(first.next) : ""}`);
    expect([...first.cards, ...second.cards].map(({ slug }) => slug)).toEqual(["oak-desk-lamp", "moss-table-lamp", "fern-desk-lamp"]);
  });

  dbTest("is refused when somebody else changed it, when it is no product, and for a search without words", async ({ tx }) => {
    await shop(tx);
    expect(await picks(tx, "lamp", { pinned: ["oak-desk-lamp"] })).toEqual({ version: 1 });
    await expect(picks(tx, "lamps", { buried: ["oak-desk-lamp"] })).rejects.toMatchObject({ code: "stale_version" });
    expect(await picks(tx, "lamps", { buried: ["oak-desk-lamp"], version: 1 })).toEqual({ version: 2 });
    expect(await getSearchPicks(await mo(tx), "lamp", tx)).toMatchObject({ pinned: [], buried: [{ title: "Oak desk lamp", isActive: true }] });
    await expect(saveSearchPicks(tx, await mo(tx), { q: "rug", version: 0, pinned: [newId()], buried: [] })).rejects.toMatchObject({ code: "not_found" });
    await expect(picks(tx, "💡", { pinned: [] })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the words of the shop", () => {
  dbTest("a synonym and a kind are found at once, changed by who saw them, and gone when removed", async ({ tx }) => {
    await shop(tx);
    const by = await mo(tx);
    const add = (words: string, broader = "", seen = { id: 0, version: 0 }) => saveSearchWords(tx, by, wordsInput.parse({ ...seen, words, broader }));
    expect((await find(tx, "q=bureau")).total).toBe(0);
    const group = await add("Writing desk, Bureau");
    expect((await slugs(tx, "q=bureau"))[0]).toBe("elm-writing-desk");
    await add("lounger", "Armchair");
    expect((await slugs(tx, "q=loungers"))[0]).toBe("rowan-armchair");
    expect((await listSearchWords(by, wordsQuery.parse({ q: "BUREAU" }), tx)).map(({ words }) => words)).toEqual([["writing desk", "bureau"]]);
    expect((await listSearchWords(by, wordsQuery.parse({ kind: "kinds" }), tx)).map(({ broader }) => broader)).toEqual(["armchair"]);
    const changed = await add("writing desk, secretaire", "", group);
    await expect(add("writing desk, escritoire", "", group)).rejects.toMatchObject({ code: "stale_version" });
    await expect(removeSearchWords(tx, by, group)).rejects.toMatchObject({ code: "stale_version" });
    await removeSearchWords(tx, by, changed);
    expect((await find(tx, "q=secretaire")).cards.map(({ slug }) => slug)).not.toContain("elm-writing-desk");
    expect(wordsInput.safeParse({ id: 0, version: 0, words: "sofa", broader: "" }).success, "one word is no synonym").toBe(false);
  });
});

describe("what was searched", () => {
  dbTest("is listed by how often, with what found nothing and what something is picked for", async ({ tx }) => {
    await shop(tx);
    const by = await mo(tx);
    for (const [text, results] of [["desk lamps", 4], ["desk lamps", 4], ["hygge", 0]] as const) await noteSearch(tx, asGuest("events.record"), { text, results });
    await picks(tx, "desk lamp", { pinned: ["oak-desk-lamp"] });
    await picks(tx, "garden", { buried: ["alder-sofa"] });
    const list = (params: object) => listSearchTerms(by, termsQuery.parse(params), tx);
    expect(await list({})).toMatchObject({ counts: { all: 3, nothing: 1, picked: 2 }, terms: [{ term: "desk lamps", searches: 2, lastResults: 4, pinned: 1 }, { term: "hygge", lastResults: 0 }, { term: "garden", searches: 0, lastAt: null, buried: 1 }] });
    expect((await list({ show: "nothing" })).terms.map(({ term }) => term)).toEqual(["hygge"]);
    expect((await list({ show: "picked", q: "gar" })).terms.map(({ term }) => term)).toEqual(["garden"]);
  });
});

describe("what may be meant", () => {
  dbTest("a word that looks like another is asked about, and a clear slip is taken for it", async ({ tx }) => {
    await shop(tx);
    expect(await find(tx, "q=oka+writng+desk")).toMatchObject({ searchedInstead: "oka writing desk", maybeMeant: null });
    expect(await find(tx, "q=wirtng+desk")).toMatchObject({ searchedInstead: null, maybeMeant: "writing desk" });
    expect((await find(tx, "q=desk+lamp")).maybeMeant).toBeNull();
    expect((await find(tx, "q=soffa")).searchedInstead).toBe("sofa");
    await tx.execute(sql`update location set city = 'Soffa'`);
    expect(await find(tx, "q=soffa"), "where a store is, is no slip").toMatchObject({ total: 0, searchedInstead: null, maybeMeant: null });
    await tx.execute(sql`insert into search_word (word, uses) values ('round', 9)`);
    await tx.execute(sql`update search_document set words = words || to_tsvector('shop', 'round')`);
    expect((await find(tx, "q=reound")).searchedInstead).toBe("round");
    expect(await find(tx, "q=refund"), "nor is what the help answers").toMatchObject({ total: 0, searchedInstead: null, maybeMeant: null });
  });

  dbTest("suggestions name stores, answers of the help, and what a misspelled beginning looks like", async ({ tx }) => {
    await shop(tx);
    expect((await listSuggestions("portl", tx)).stores).toEqual([{ slug: "pine-street", name: "Pine Street", city: "Portland", state: "OR" }]);
    expect((await listSuggestions("pine street store", tx)).stores).toHaveLength(1);
    expect((await listSuggestions("refund", tx)).questions[0]?.href).toBe("/help/returns#money");
    expect((await listSuggestions("armchiar", tx)).products.map(({ slug }) => slug)).toEqual(["rowan-armchair"]);
    for (const text of ["desk 120 cm", "writing desk 120", 'desk 48"']) expect((await listSuggestions(text, tx)).products.map(({ slug }) => slug), text).toContain("elm-writing-desk");
    expect((await listSuggestions("desk", tx)).products[0]?.slug, "a desk before a desk lamp").toBe("elm-writing-desk");
    await tx.execute(sql`update search_document set sizes_mm = case when product_id = ${await idOf(tx, "oak-desk-lamp")} then array[300, null, null] else sizes_mm end, popularity = case when product_id = ${await idOf(tx, "oak-desk-lamp")} then 0 else 9 end`);
    expect((await listSuggestions("lamp 30 cm", tx)).products[0]?.slug, "the size before what sells").toBe("oak-desk-lamp");
    expect(await listSuggestions("xqzwvkj", tx)).toEqual({ terms: [], categories: [], stores: [], questions: [], products: [] });
  });
});

dbTest("a pin of what is no product, and a lost version of the weights, break the rules of the room", async ({ tx }) => {
  const broken = async () => Promise.all(searchInvariants.map(async (rule) => (await tx.execute(sql.raw(rule.sql))).rows.length));
  expect(await broken()).toEqual([0, 0]);
  await tx.execute(sql`insert into search_pick (phrase, pinned) values ('lamp', array[gen_random_uuid()])`);
  await tx.execute(sql`insert into search_weight_set (version, weights, note) values (3, '{}', 'Third')`);
  expect(await broken()).toEqual([1, 1]);
  await tx.execute(sql`delete from search_pick`);
  await tx.execute(sql`delete from search_weight_set`);
});
