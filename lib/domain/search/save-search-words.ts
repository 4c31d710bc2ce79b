import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { WordGroup, WordsInput } from "./search-words";

/** Adds words to the thesaurus, or changes those seen. Searches follow at once. @throws Refusal `stale_version` */
export async function saveSearchWords(tx: Tx, by: Permit<"search.edit">, { id, version, words, broader }: WordsInput): Promise<WordGroup> {
  const { rows: [before] } = await tx.execute<WordGroup>(sql`select id::int, version, words, broader from search_synonym where id = ${id} for update`);
  const kept = sql`${sql.param(words)}::text[], ${broader || null}`;
  const { rows: [after] } = await tx.execute<WordGroup>(id === 0
    ? sql`insert into search_synonym (words, broader) values (${kept}) returning id::int, version, words, broader`
    : sql`update search_synonym set (words, broader) = (${kept}), version = version + 1, updated_at = shop_clock() where id = ${id} and version = ${version} returning id::int, version, words, broader`);
  if (!after) throw new Refusal("stale_version");
  await record(tx, by, { kind: "search.words_changed", subject: `search_words:${after.id}`, payload: { name: after.broader ?? after.words[0], changes: changesOf(before, after) } });
  return after;
}

/** What the audit says of a change of the thesaurus. */
export const changesOf = (before: WordGroup | undefined, after: WordGroup | undefined) => ({
  words: { before: before?.words ?? null, after: after?.words ?? null }, kindOf: { before: before?.broader ?? null, after: after?.broader ?? null },
});
