import { sql } from "drizzle-orm";
import { bigint, check, customType, index, integer, jsonb, pgTable, real, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { SearchWeights } from "@/lib/domain/search/search-weights";
import type { ProductId, StaffId, VariantId } from "@/lib/kernel/ids";
import { product } from "./catalog";
import { createdAt, instant, ref } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What is searched: one row for each active product, rewritten whenever the product changes. */
export const searchDocument = pgTable("search_document", {
  productId: ref<ProductId>().primaryKey().references(() => product.id),
  words: tsvector().notNull(),
  /** The word of its title that says what kind of thing it is, as the index writes it: "lamp" of "Fern desk lamps, set of 2". */
  head: text().notNull().default(""),
  /** Its width, depth and height, for "desk 120 cm"; null where one is not known. */
  sizesMm: integer().array().notNull().default(sql`'{}'`),
  /** Title and keywords in lower case, for trigrams when no word matched. */
  plain: text().notNull(),
  /** What can be filtered by: "category=<slug>" for the own one and those above it, "color=Blue", "material=Wood". */
  facets: text().array().notNull().default(sql`'{}'`),
  /** Its active variants, so that stock is found without another table. */
  variantIds: uuid().$type<VariantId>().array().notNull().default(sql`'{}'`),
  /** The lowest price of the product's variants on the web for each of `currencies`, by the pricing function at the time of writing; null: not sold in it. */
  pricesMinor: integer().array().notNull().default(sql`'{}'`),
  /** Average stars times ten; 0 without reviews. */
  rating: smallint().notNull().default(0),
  publishedAt: createdAt(),
  popularity: integer().notNull().default(0),
  /** What is left of the web price in the home currency after the goods' cost, over its variants; null where no cost is known. */
  marginPercent: smallint(),
  updatedAt: createdAt(),
}, (t) => [
  index("search_document_words_idx").using("gin", t.words),
  index("search_document_plain_idx").using("gin", t.plain.op("gin_trgm_ops")),
  index("search_document_facets_idx").using("gin", t.facets),
  index("search_document_popularity_idx").on(t.popularity.desc(), t.productId),
]);

/** Every word of the catalog, for what a misspelled one may have meant. */
export const searchWord = pgTable("search_word", {
  word: text().primaryKey(),
  uses: integer().notNull().default(1),
}, (t) => [index("search_word_prefix_idx").on(t.word.op("text_pattern_ops")), index("search_word_plain_idx").using("gin", t.word.op("gin_trgm_ops"))]);

/**
 * Every lexeme of the search documents: in how many it is, and how much it tells what kind of thing is meant (0 to 1).
 * The row of the empty lexeme says how many documents there are. Made anew now and then; what is missing is looked up.
 */
export const searchLexeme = pgTable("search_lexeme", {
  lexeme: text().primaryKey(),
  documents: integer().notNull(),
  kind: real().notNull().default(0),
});

/** Words that mean the same, the first is what is shown; or, with `broader`, words that are kinds of that one. */
export const searchSynonym = pgTable("search_synonym", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  words: text().array().notNull(),
  broader: text(),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
});

/** How much each sign of the ranking counts, as it was published; the greatest version is in force. */
export const searchWeightSet = pgTable("search_weight_set", {
  version: integer().primaryKey(),
  weights: jsonb().$type<SearchWeights>().notNull(),
  /** What this version changes, in the publisher's words. */
  note: text().notNull(),
  savedByStaffId: ref<StaffId>(),
  publishedAt: createdAt(),
}, (t) => [check("search_weight_set_version", sql`${t.version} > 0`)]);

/** What a merchandiser put first, in this order, and last for a search; `phrase` is its words as `phraseOf` writes them. */
export const searchPick = pgTable("search_pick", {
  phrase: text().primaryKey(),
  pinned: uuid().$type<ProductId>().array().notNull().default(sql`'{}'`),
  buried: uuid().$type<ProductId>().array().notNull().default(sql`'{}'`),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [check("search_pick_one_way", sql`not ${t.pinned} && ${t.buried}`), check("search_pick_few", sql`cardinality(${t.pinned}) <= 24 and cardinality(${t.buried}) <= 100`)]);

/** What was searched how often, for suggestions; no person is named. */
export const searchTerm = pgTable("search_term", {
  term: text().primaryKey(),
  /** Its words as `phraseOf` writes them, under which something may be picked for it. */
  phrase: text().notNull().default(""),
  searches: integer().notNull().default(1),
  lastResults: integer().notNull(),
  lastAt: instant().notNull(),
}, (t) => [index("search_term_plain_idx").using("gin", t.term.op("gin_trgm_ops")), index("search_term_phrase_idx").on(t.phrase)]);
