import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";

export type NearWord = { typed: string; word: string; uses: number };

/** Words of the catalog that look like these; `likeliestWord` chooses among them. None looks like what a store or its city is called. */
export async function listNearWords(words: readonly string[], from: Reader = db): Promise<NearWord[]> {
  const { rows } = await from.execute<NearWord>(sql`
    select t.typed, w.word, w.uses from unnest(${sql.param([...new Set(words)])}::text[]) as t(typed) cross join lateral (
      (select word, uses from search_word where word like left(t.typed, 1) || '%' and length(word) between length(t.typed) - 2 and length(t.typed) + 2
        and levenshtein_less_equal(word, t.typed, 3) <= 3 order by levenshtein_less_equal(word, t.typed, 3), uses desc limit 20)
      union (select word, uses from search_word where word % t.typed order by similarity(word, t.typed) desc, uses desc limit 10)
    ) w where not exists (select from location where kind <> 'warehouse' and is_active and ' ' || lower(name || ' ' || city) || ' ' like '% ' || t.typed || ' %')`);
  return rows;
}
