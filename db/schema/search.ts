import { bigint, customType, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { ProductId } from "@/lib/kernel/ids";
import { product } from "./catalog";
import { createdAt, instant, ref } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What is searched: one row for each active product, rewritten whenever the product changes. */
export const searchDocument = pgTable("search_document", {
  productId: ref<ProductId>().primaryKey().references(() => product.id),
  words: tsvector().notNull(),
  /** Title and keywords in lower case, for trigrams when no word matched. */
  plain: text().notNull(),
  popularity: integer().notNull().default(0),
  updatedAt: createdAt(),
}, (t) => [index("search_document_words_idx").using("gin", t.words), index("search_document_plain_idx").using("gin", t.plain.op("gin_trgm_ops"))]);

/** Words that mean the same; each row is one group, the first is what is shown. */
export const searchSynonym = pgTable("search_synonym", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  words: text().array().notNull(),
});

/** What was searched how often, for suggestions; no person is named. */
export const searchTerm = pgTable("search_term", {
  term: text().primaryKey(),
  searches: integer().notNull().default(1),
  lastResults: integer().notNull(),
  lastAt: instant().notNull(),
}, (t) => [index("search_term_plain_idx").using("gin", t.term.op("gin_trgm_ops"))]);
