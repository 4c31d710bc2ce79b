import { sql } from "drizzle-orm";
import type { z } from "zod";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { WordGroup, wordsQuery } from "./search-words";

/** The thesaurus by its first words: what means the same, and what is a kind of something. */
export async function listSearchWords(_by: Permit<"search.edit">, { q, kind }: z.output<typeof wordsQuery>, from: Reader = db): Promise<WordGroup[]> {
  const like = `%${q.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await from.execute<WordGroup>(sql`
    select id::int, version, words, broader from search_synonym
    where (${q} = '' or broader like ${like} or exists (select from unnest(words) as w(word) where word like ${like})) and (${kind}::text is null or (broader is null) = (${kind} = 'same'))
    order by coalesce(broader, words[1]), broader nulls first, id limit 500`);
  return rows;
}
