import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { searchWords } from "./search-text";

/**
 * Where to look on after a search without results: the categories whose goods have words that look most like those typed,
 * a word counting by how much it names a kind of thing, and after them the categories that are bought from most.
 */
export async function listClosestCategories(text: string, limit: number, from: Reader = db): Promise<{ slug: string; name: string }[]> {
  const { rows } = await from.execute<{ slug: string; name: string }>(sql`
    with near as (
      select w.word, l.lexeme, l.kind * max(similarity(w.word, t.typed)) as likeness from unnest(${sql.param(searchWords(text))}::text[]) as t(typed) join search_word w on w.word % t.typed
      join search_lexeme l on l.lexeme = (tsvector_to_array(to_tsvector('shop', w.word)))[1] and l.kind > 0 group by w.word, l.lexeme, l.kind order by likeness desc, w.word limit 8
    ), shelf as (
      select d.facets[1] as facet, sum(n.likeness / n.documents) as likeness
      from (select lexeme, max(near.likeness) as likeness, (select documents from search_lexeme where lexeme = near.lexeme) as documents from near group by lexeme) n
      join search_document d on d.words @@ n.lexeme::tsquery group by 1
    )
    select c.slug, c.name from category c join (select facets[1] as facet, sum(popularity) as bought from search_document group by 1) b on b.facet = 'category=' || c.slug left join shelf s using (facet)
    order by s.likeness desc nulls last, b.bought desc, c.position, c.slug limit ${limit}`);
  return rows;
}
