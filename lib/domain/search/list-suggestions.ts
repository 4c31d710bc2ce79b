import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { findHelpQuestions } from "./help-questions";
import { listNearWords } from "./list-near-words";
import { plainMeasures, withoutMeasures } from "./measure-words";
import { likeliestWord, plainText, searchWords } from "./search-text";
import type { Suggestions } from "./suggestions";
import { isOfSize, readSizes, type WantedSize } from "./wanted-sizes";

const none: Suggestions = { terms: [], categories: [], stores: [], questions: [], products: [] };

/**
 * What a shopper who has typed this far may mean: things of the size first, then what is itself called so. The last word may be
 * unfinished; where nothing is like it, it may be misspelled, and numbers do not count.
 */
export async function listSuggestions(text: string, from: Reader = db): Promise<Suggestions> {
  const measured = searchWords(withoutMeasures(text));
  const words = measured.length > 0 ? measured : searchWords(text);
  const last = words.at(-1);
  if (!last || (words.length === 1 && last.length < 2)) return none;
  const plain = plainText(text).trim().replace(/\s+/g, " ").slice(0, 80);
  const { sizes } = readSizes(searchWords(plainMeasures(text)));
  const found = await suggest(words, plain, sizes, from);
  const questions = findHelpQuestions(text);
  const isNothing = found.products.length + found.categories.length + found.stores.length + found.terms.length + questions.length === 0;
  const letters = words.filter((word) => /^[a-z]+$/.test(word));
  const near = isNothing && letters.length > 0 ? await listNearWords(letters.filter((word) => word.length >= 4), from) : [];
  const meant = letters.map((word) => (near.some((one) => one.word === word) ? word : (likeliestWord(word, near.filter(({ typed }) => typed === word)) ?? word)));
  return !isNothing || meant.length === 0 || meant.join() === words.join() ? { ...found, questions } : { ...(await suggest(meant, meant.join(" "), sizes, from)), questions };
}

async function suggest(words: readonly string[], plain: string, sizes: readonly WantedSize[], from: Reader): Promise<Omit<Suggestions, "questions">> {
  const last = words.at(-1) ?? "";
  const wanted = [...words.slice(0, -1).map((word) => `${word}:AB`), `${last}:*AB`].join(" & ");
  const named = [...words.slice(0, -1), `${last}:*`].join(" & ");
  const { rows } = await from.execute<Omit<Suggestions, "questions">>(sql`
    with wanted as (
      select d.product_id, d.popularity, ${sql.join([sql`0`, ...sizes.map((size) => sql`coalesce(${isOfSize(size)}, false)::int`)], sql` + `)} as fits, d.head like ${`${last}%`} or d.head = (tsvector_to_array(to_tsvector('shop', ${last})))[1] as is_itself
      from search_document d where d.words @@ to_tsquery('simple', ${wanted}) or d.words @@ to_tsquery('shop', ${wanted}) limit 1500
    ), best as (
      select row_number() over (order by fits desc, is_itself desc nulls last, popularity desc, product_id) as place, product_id from wanted order by place limit 6
    )
    select
      (select coalesce(jsonb_agg(term), '[]') from (
        select term from search_term where term like ${`${plain.replace(/[\\%_]/g, "\\$&")}%`} and term <> ${plain} and last_results > 0 and searches >= 2 order by searches desc, term limit 4) t) as terms,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'name', name)), '[]') from (
        select slug, name from category where to_tsvector('shop', name) @@ to_tsquery('shop', ${named}) order by (parent_id is null) desc, position, name limit 3) c) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'city', city, 'state', state)), '[]') from (
        select slug, name, city, state from location
        where kind <> 'warehouse' and is_active and ${sql.join(words.map((word) => sql`' ' || lower(name || ' ' || city || ' ' || state || ' ' || postcode) || ' store stores' like ${`% ${word}%`}`), sql` and `)} order by name limit 3) s) as stores,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'title', p.title, 'src', m.src, 'background', coalesce(m.background, '#EEECE6')) order by b.place), '[]')
        from best b join product p on p.id = b.product_id left join lateral (select src, background from media where product_id = p.id order by position limit 1) m on true) as products`);
  return rows[0] ?? none;
}
