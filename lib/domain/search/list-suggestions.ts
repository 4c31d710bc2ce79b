import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { plainText, searchWords } from "./search-text";
import type { Suggestions } from "./suggestions";

const none: Suggestions = { terms: [], categories: [], products: [] };

/** What a shopper who has typed this far may mean. The last word may be unfinished. */
export async function listSuggestions(text: string, from: Reader = db): Promise<Suggestions> {
  const words = searchWords(text);
  const plain = plainText(text).trim().replace(/\s+/g, " ").slice(0, 80);
  const last = words.at(-1);
  if (!last || (words.length === 1 && last.length < 2)) return none;
  const wanted = [...words.slice(0, -1).map((word) => `${word}:AB`), `${last}:*AB`].join(" & ");
  const named = [...words.slice(0, -1), `${last}:*`].join(" & ");
  const { rows } = await from.execute<Suggestions>(sql`
    with wanted as (
      select d.product_id, d.popularity from search_document d where d.words @@ to_tsquery('simple', ${wanted}) or d.words @@ to_tsquery('shop', ${wanted}) limit 1500
    ), best as (
      select product_id, popularity from wanted order by popularity desc, product_id limit 6
    )
    select
      (select coalesce(jsonb_agg(term), '[]') from (
        select term from search_term where term like ${`${plain.replace(/[\\%_]/g, "\\$&")}%`} and term <> ${plain} and last_results > 0 and searches >= 2 order by searches desc, term limit 4) t) as terms,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'name', name)), '[]') from (
        select slug, name from category where to_tsvector('shop', name) @@ to_tsquery('shop', ${named}) order by (parent_id is null) desc, position, name limit 3) c) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'title', p.title, 'src', m.src, 'background', coalesce(m.background, '#EEECE6')) order by b.popularity desc, p.title), '[]')
        from best b join product p on p.id = b.product_id left join lateral (select src, background from media where product_id = p.id order by position limit 1) m on true) as products`);
  return rows[0] ?? none;
}
