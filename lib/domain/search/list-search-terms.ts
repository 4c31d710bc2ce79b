import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { termsPerPage, type SearchedTerms, type TermsQuery } from "./search-terms";

/** What shoppers search for, the most first: all of it, what found nothing, or what something is picked for. */
export async function listSearchTerms(_by: Permit<"search.edit">, { q, show, page }: TermsQuery, from: Reader = db): Promise<SearchedTerms> {
  const like = `%${q.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await from.execute<SearchedTerms>(sql`
    with picked as (
      select phrase, cardinality(pinned) as pinned, cardinality(buried) as buried from search_pick where cardinality(pinned) + cardinality(buried) > 0
    ), listed as (
      select coalesce(t.term, p.phrase) as term, coalesce(t.searches, 0) as searches, t.last_results, t.last_at, coalesce(p.pinned, 0) as pinned, coalesce(p.buried, 0) as buried
      from search_term t full join picked p on p.phrase = t.phrase where coalesce(t.term, p.phrase) like ${like}
    ), shown as (
      select * from listed where ${show === "nothing" ? sql`last_results = 0` : show === "picked" ? sql`pinned + buried > 0` : sql`true`}
      order by searches desc, term limit ${termsPerPage} offset ${(page - 1) * termsPerPage}
    )
    select (select coalesce(jsonb_agg(jsonb_build_object('term', term, 'searches', searches, 'lastResults', last_results, 'lastAt', last_at, 'pinned', pinned, 'buried', buried) order by searches desc, term), '[]') from shown) as terms,
      (select jsonb_build_object('all', count(*), 'nothing', count(*) filter (where last_results = 0), 'picked', count(*) filter (where pinned + buried > 0)) from listed) as counts`);
  return rows[0] ?? { terms: [], counts: { all: 0, nothing: 0, picked: 0 } };
}
