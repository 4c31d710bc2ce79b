import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { currencies, type Currency } from "@/lib/kernel/currency";
import type { LocationId } from "@/lib/kernel/ids";
import { allTiers, carried, likeness, tierCtes } from "./relevance";
import type { SearchPlan } from "./search-plan";
import { mostCandidates, priceBounds, type SearchQuery } from "./search-query";
import { defaultWeights, type SearchWeights } from "./search-weights";

export type Matches = {
  /** Matches of words and category, before any filter; one more than `mostCandidates` when there are more than we look at. */
  matched: number;
  /** Of them those with every word. */
  exact: number;
  total: number;
  items: { id: string; key: number }[];
  facets: { facet: string; count: number }[];
  prices: { bucket: number; count: number }[];
  fourStars: number;
  threeStars: number;
  atStore: number | null;
  categories: { slug: string; name: string; count: number }[];
  attributes: { key: string; label: string }[];
};

/**
 * Matches, order and the counts of every filter in one statement. A product counts for a value when no filter of
 * another kind excludes it, so each count equals the results after choosing that value. Without a plan: all of the category.
 */
export async function findMatches(from: Reader, query: SearchQuery, plan: SearchPlan | null, storeId: LocationId | null, limit: number, weights: SearchWeights = defaultWeights): Promise<Matches> {
  const { rows } = await from.execute<Matches>(sql`
    with ${candidates(query, plan, weights)}, judged as materialized (
      select product_id, facets, variant_ids, ${priceIn(query.currency)} as price_minor, rating, (${orderKey(query, plan)})::bigint as key, array_remove(array[${failures(query)}]::text[], null) as fails from candidate
    ), stocked as materialized (${atStore(storeId)}),
    final as materialized (
      select j.product_id, j.facets, j.price_minor, j.rating, j.key, s.product_id is not null as is_at_store,
        ${query.isAtStore ? sql`case when s.product_id is null then j.fails || 'today'::text else j.fails end` : sql`j.fails`} as fails
      from judged j left join stocked s on s.product_id = j.product_id where cardinality(j.fails) <= 1
    ), counted as materialized (
      select f.facet, count(*)::int as count from final cross join lateral unnest(facets collate "C") as f(facet)
      where cardinality(fails) = 0 or (cardinality(fails) = 1 and split_part(f.facet, '=', 1) = fails[1]) group by f.facet
    )
    select (select count(*)::int from candidate) as matched, ${plan === null ? sql`(select count(*)::int from candidate)` : sql`(select count(*)::int from tier1)`} as exact,
      (select count(*)::int from final where cardinality(fails) = 0) as total,
      (select coalesce(jsonb_agg(jsonb_build_object('id', product_id, 'key', key)), '[]') from (
        select product_id, key from final where cardinality(fails) = 0 and ${query.after === null ? sql`true` : sql`(key, product_id) < (${query.after.key}::bigint, ${query.after.id}::uuid)`}
        order by key desc, product_id desc limit ${limit}) page) as items,
      (select coalesce(jsonb_agg(jsonb_build_object('facet', facet, 'count', count)), '[]') from counted) as facets,
      (select coalesce(jsonb_agg(jsonb_build_object('bucket', bucket, 'count', count)), '[]') from (
        select width_bucket(price_minor, ${sql.param([...priceBounds])}::int[]) as bucket, count(*)::int as count from final where ${only("price")} and price_minor is not null group by 1) b) as prices,
      (select count(*)::int from final where ${only("stars")} and rating >= 40) as "fourStars",
      (select count(*)::int from final where ${only("stars")} and rating >= 30) as "threeStars",
      ${storeId === null ? sql`null::int` : sql`(select count(*)::int from final where ${only("today")} and is_at_store)`} as "atStore",
      (select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'count', n.count) order by c.position, c.name), '[]') from counted n join category c on n.facet = 'category=' || c.slug
        where c.parent_id is not distinct from (select id from category where slug = ${query.category})) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'label', label) order by position, key), '[]') from attribute_definition where is_filterable) as attributes`);
  const found = rows[0];
  if (!found) throw new Error("A search always answers one row");
  return found;
}

/**
 * CTE `candidate`: what is looked at, with `score`. Words are copied out of their own storage once (`||`), ranked, and
 * the categories of the hundred best say what was meant: the others of these categories gain (pseudo relevance feedback).
 */
function candidates(query: SearchQuery, plan: SearchPlan | null, weights: SearchWeights): SQL {
  const category = query.category === null ? sql`true` : sql`facets @> array[${`category=${query.category}`}]::text[]`;
  if (plan === null) return sql`candidate as materialized (
      select ${carried}, 0 as score from search_document where ${category} order by popularity desc nulls last, product_id limit ${mostCandidates + 1}
    )`;
  return sql`${tierCtes(plan, category, mostCandidates + 1)}, copied as materialized (
      select product_id, facets, variant_ids, prices_minor, rating, popularity, published_at, sizes_mm, words || ''::tsvector as words from (${allTiers(plan)}) found
    ), ranked as materialized (
      select *, ${likeness(plan, weights)} as likeness from copied
    ), meant as (
      select facets[1] as shelf, sum(likeness * likeness) as share, max(sum(likeness * likeness)) over () as most
      from (select facets, likeness from ranked order by likeness desc limit 100) best group by facets[1]
    ), candidate as materialized (
      select r.*, r.likeness + ${weights.intent}::float8 * coalesce(m.share / nullif(m.most, 0), 0) + ${weights.popularity}::float8 * least(1, ln(1 + r.popularity) / 8) as score
      from ranked r left join meant m on m.shelf = r.facets[1]
    )`;
}

/** The lowest price of a search document in a currency. */
const priceIn = (currency: Currency): SQL => sql.raw(`prices_minor[${currencies.indexOf(currency) + 1}]`);

/** A filter's own count leaves its own exclusion out of account. */
const only = (group: string) => sql`(cardinality(fails) = 0 or fails = array[${group}]::text[])`;

/** For each filter its name where a row fails it. */
function failures(query: SearchQuery): SQL {
  const tests: SQL[] = Object.entries(query.attributes).map(([key, values]) =>
    sql`case when not facets && ${sql.param(values.map((value) => `${key}=${value}`))}::text[] then ${key}::text end`);
  if (query.priceMin !== null || query.priceMax !== null) {
    const price = priceIn(query.currency);
    tests.push(sql`case when ${price} is null or ${price} < ${query.priceMin ?? 0} or ${price} > ${query.priceMax ?? 2_000_000_000} then 'price' end`);
  }
  if (query.stars !== null) tests.push(sql`case when rating < ${query.stars * 10} then 'stars' end`);
  return tests.length === 0 ? sql`null` : sql.join(tests, sql`, `);
}

/** A whole number that sorts best first, so that lists continue after a (key, id) pair. */
function orderKey(query: SearchQuery, plan: SearchPlan | null): SQL {
  switch (query.sort) {
    case "price-up": return sql`-coalesce(${priceIn(query.currency)}, 2000000000)`;
    case "price-down": return sql`coalesce(${priceIn(query.currency)}, -1)`;
    case "rating": return sql`rating::bigint * 1000000 + least(popularity, 999999)`;
    case "newest": return sql`extract(epoch from published_at)`;
    case "best": return plan === null ? sql`popularity` : sql`score * 1000000`;
  }
}

/** Products with a variant that the store can hand over: stock by the one formula, pickup allowed, no parcel above its limits. */
function atStore(storeId: LocationId | null): SQL {
  if (storeId === null) return sql`select null::uuid as product_id where false`;
  return sql`
    select distinct j.product_id from judged j cross join lateral unnest(j.variant_ids) as v(id)
    join stock_available(null, array[${storeId}]::uuid[], true, null) a on a.variant_id = v.id join location l on l.id = a.location_id
    where cardinality(j.fails) <= 1 and a.available > 0 and a.can_pickup and l.can_sell and l.is_active and (l.can_pickup or l.can_curbside)
      and not exists (select from parcel c where c.variant_id = v.id and (c.weight_grams > l.pickup_max_parcel_grams or greatest(c.length_mm, c.width_mm, c.height_mm) > l.pickup_max_parcel_mm))`;
}
