import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { wordsOfPlan, type SearchFacts, type WordFacts } from "./search-plan";
import { phrases } from "./search-text";

type Row = { words: string[]; broader: string | null };

/** What the shop's thesaurus and the catalog know about the words of a search. A word that a product has is known, counted or not. */
export async function getSearchFacts(words: readonly string[], from: Reader = db): Promise<SearchFacts> {
  const { rows } = await from.execute<Row>(sql`
    with direct as (
      select id, words, broader from search_synonym where words && ${sql.param(phrases(words))}::text[]
    )
    select words, broader from direct union all
    select s.words, s.broader from search_synonym s where s.broader is not null and s.id not in (select id from direct) and s.words && array(select unnest(words) from direct where broader is null)`);
  const thesaurus = {
    same: rows.filter((row) => row.broader === null).map((row) => row.words),
    kinds: rows.flatMap(({ broader, words: narrow }) => (broader === null ? [] : [{ broader, words: narrow }])),
  };
  const { rows: known } = await from.execute<WordFacts & { word: string }>(sql`
    with asked as (
      select word, (tsvector_to_array(to_tsvector('shop', word)))[1] as lexeme from unnest(${sql.param(wordsOfPlan(words, thesaurus))}::text[]) as w(word)
    )
    select a.word, a.lexeme, coalesce(l.documents, case when exists (select from search_document d where d.words @@ a.lexeme::tsquery) then 1 else 0 end) as documents, coalesce(l.kind, 0) as kind
    from asked a left join search_lexeme l on l.lexeme = a.lexeme where a.lexeme ~ '^[a-z0-9]+$'
    union all select '', lexeme, documents, kind from search_lexeme where lexeme = ''`);
  const total = known.find(({ word }) => word === "")?.documents ?? 0;
  return { ...thesaurus, total, words: new Map(known.filter(({ word }) => word !== "").map(({ word, ...facts }) => [word, facts])) };
}
