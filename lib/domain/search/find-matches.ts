import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { currencies, type Currency } from "@/lib/kernel/currency";
import type { LocationId } from "@/lib/kernel/ids";
import { noPicks, type SearchPicks } from "./get-search-settings";
import { allTiers, carried, likeness, tierCtes, wholeMatches } from "./relevance";
import type { SearchPlan } from "./search-plan";
import { mostCandidates, priceBounds, type SearchQuery } from "./search-query";
import { defaultWeights, type SearchWeights } from "./search-weights";

/** What each sign gave to a product's place; `picked` is what a merchandiser did. */
export type ScoreParts = { words: number; intent: number; popularity: number; available: number; margin: number; picked: "pinned" | "buried" | null };

export type Matches = {
  /** Matches of words and category, before any filter; one more than `mostCandidates` when there are more than we look at. */
  matched: number;
  /** Whether none of them has every word and measure. */
  isLoose: boolean;
  total: number;
  /** Of the total those with every word and measure, or pinned. */
  exact: number;
  items: { id: string; key: number; parts: ScoreParts | null }[];
  facets: { facet: string; count: number }[];
  prices: { bucket: number; count: number }[];
  fourStars: number;
  threeStars: number;
  atStore: number | null;
  categories: { slug: string; name: string; count: number }[];
  attributes: { key: string; label: string }[];
};

type Look = {
  /** Null: no words, all of the category; or only what is pinned. */
  plan: SearchPlan | null;
  storeId: LocationId | null;
  limit: number;
  picks?: SearchPicks;
  weights?: SearchWeights;
};

/**
 * Matches, order and the counts of every filter in one statement. A product counts for a value when no filter of
 * another kind excludes it, so each count equals the results after choosing that value. Departments come by their best match.
 */
export async function findMatches(from: Reader, query: SearchQuery, { plan, storeId, limit, picks = noPicks, weights = defaultWeights }: Look): Promise<Matches> {
  const isWhole = plan === null ? sql`true` : sql`(pick > 0 or product_id in (${wholeMatches(plan)}))`;
  const isRanked = plan !== null || picks.pinned.length > 0;
  const { rows } = await from.execute<Matches>(sql`
    with ${candidates(query, plan, picks, weights)}, stocked as materialized (${atStore(storeId)}), judged as materialized (
      select c.*, ${priceIn(query.currency)} as price_minor, (${orderKey(query, isRanked)})::bigint as key, array_remove(array[${failures(query)}]::text[], null) as fails
      from (
        select c.*, s.product_id is not null as is_at_store, ${weights.available}::float8 * (s.product_id is not null)::int as available from candidate c left join stocked s on s.product_id = c.product_id
      ) c
    ), final as materialized (
      select * from judged where cardinality(fails) <= 1
    ), counted as materialized (
      select f.facet, count(*)::int as count, max(likeness + intent) as best from final cross join lateral unnest(facets collate "C") as f(facet)
      where cardinality(fails) = 0 or (cardinality(fails) = 1 and split_part(f.facet, '=', 1) = fails[1]) group by f.facet
    )
    select (select count(*)::int from candidate) as matched, not exists (select from candidate where ${isWhole}) as "isLoose",
      (select count(*)::int from final where cardinality(fails) = 0) as total, (select count(*)::int from final where cardinality(fails) = 0 and ${isWhole}) as exact,
      (select coalesce(jsonb_agg(jsonb_build_object('id', product_id, 'key', key, 'parts', ${isRanked ? parts : sql`null`})), '[]') from (
        select * from final where cardinality(fails) = 0 and ${query.after === null ? sql`true` : sql`(key, product_id) < (${query.after.key}::bigint, ${query.after.id}::uuid)`}
        order by key desc, product_id desc limit ${limit}) page) as items,
      (select coalesce(jsonb_agg(jsonb_build_object('facet', facet, 'count', count)), '[]') from counted) as facets,
      (select coalesce(jsonb_agg(jsonb_build_object('bucket', bucket, 'count', count)), '[]') from (
        select width_bucket(price_minor, ${sql.param([...priceBounds])}::int[]) as bucket, count(*)::int as count from final where ${only("price")} and price_minor is not null group by 1) b) as prices,
      (select count(*)::int from final where ${only("stars")} and rating >= 40) as "fourStars",
      (select count(*)::int from final where ${only("stars")} and rating >= 30) as "threeStars",
      ${storeId === null ? sql`null::int` : sql`(select count(*)::int from final where ${only("today")} and is_at_store)`} as "atStore",
      (select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'count', n.count) order by n.best desc, c.position, c.name), '[]') from counted n join category c on n.facet = 'category=' || c.slug
        where c.parent_id is not distinct from (select id from category where slug = ${query.category})) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'label', label) order by position, key), '[]') from attribute_definition where is_filterable) as attributes`);
  const found = rows[0];
  if (!found) throw new Error("A search always answers one row");
  return found;
}

/**
 * CTE `candidate`: what is looked at, with the parts of its score. Words are copied out of their own storage once (`||`), ranked,
 * and the categories of the hundred best say what was meant: the others of these categories gain (pseudo relevance feedback).
 * `pick` is the place from the end of what is pinned, below zero where buried.
 */
function candidates(query: SearchQuery, plan: SearchPlan | null, { pinned, buried }: SearchPicks, weights: SearchWeights): SQL {
  const category = query.category === null ? sql`true` : sql`facets @> array[${`category=${query.category}`}]::text[]`;
  const pins = sql`${sql.param(pinned)}::uuid[]`;
  const pick = pinned.length + buried.length === 0 ? sql`0` : sql`case when product_id = any(${sql.param(buried)}::uuid[]) then -1 else coalesce(${pinned.length + 1}::int - array_position(${pins}, product_id), 0) end`;
  if (plan === null) return sql`candidate as materialized (
      select ${listed}, 0 as likeness, ${pick} as pick, 0 as intent, ${popularityPart(weights)} as popular, 0 as margin
      from search_document where ${category} and ${pinned.length > 0 ? sql`product_id = any(${pins})` : sql`true`} order by popularity desc nulls last, product_id limit ${mostCandidates + 1}
    )`;
  return sql`${tierCtes(plan, category, mostCandidates + 1)}, found as materialized (
      ${allTiers(plan)}
    ), copied as materialized (
      select product_id, facets, variant_ids, prices_minor, rating, popularity, margin_percent, published_at, sizes_mm, words || ''::tsvector as words from (
        select * from found${pinned.length > 0 ? sql` union all select ${carried} from search_document where product_id = any(${pins}) and ${category} and product_id not in (select product_id from found)` : sql``}) together
    ), ranked as materialized (
      select *, ${likeness(plan, weights)} as likeness from copied
    ), meant as (
      select facets[1] as shelf, sum(likeness * likeness) as share, max(sum(likeness * likeness)) over () as most
      from (select facets, likeness from ranked order by likeness desc limit 100) best group by facets[1]
    ), candidate as materialized (
      select ${listed}, likeness, ${pick} as pick, ${weights.intent}::float8 * coalesce(m.share / nullif(m.most, 0), 0) as intent, ${popularityPart(weights)} as popular, ${weights.margin}::float8 * coalesce(margin_percent, 0) / 100 as margin
      from ranked left join meant m on m.shelf = facets[1]
    )`;
}

/** What is left of a product once its words are ranked. */
const listed = sql.raw("product_id, facets, variant_ids, prices_minor, rating, popularity, published_at");

const popularityPart = (weights: SearchWeights): SQL => sql`${weights.popularity}::float8 * least(1, ln(1 + popularity) / 8)`;

const parts: SQL = sql`jsonb_build_object('words', likeness, 'intent', intent, 'popularity', popular, 'available', available, 'margin', margin, 'picked', case when pick > 0 then 'pinned' when pick < 0 then 'buried' end)`;

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
  if (query.isAtStore) tests.push(sql`case when not is_at_store then 'today' end`);
  return tests.length === 0 ? sql`null` : sql.join(tests, sql`, `);
}

/** A whole number that sorts best first, so that lists continue after a (key, id) pair. */
function orderKey(query: SearchQuery, isRanked: boolean): SQL {
  switch (query.sort) {
    case "price-up": return sql`-coalesce(${priceIn(query.currency)}, 2000000000)`;
    case "price-down": return sql`coalesce(${priceIn(query.currency)}, -1)`;
    case "rating": return sql`rating::bigint * 1000000 + least(popularity, 999999)`;
    case "newest": return sql`extract(epoch from published_at)`;
    case "best": return isRanked ? sql`(likeness + intent + popular + available + margin + 1000 * pick) * 1000000` : sql`popularity`;
  }
}

/** Products with a variant that the store can hand over: stock by the one formula, pickup allowed, no parcel above its limits. */
function atStore(storeId: LocationId | null): SQL {
  if (storeId === null) return sql`select null::uuid as product_id where false`;
  return sql`
    select distinct c.product_id from candidate c cross join lateral unnest(c.variant_ids) as v(id)
    join stock_available(null, array[${storeId}]::uuid[], true, null) a on a.variant_id = v.id join location l on l.id = a.location_id
    where a.available > 0 and a.can_pickup and l.can_sell and l.is_active and (l.can_pickup or l.can_curbside)
      and not exists (select from parcel b where b.variant_id = v.id and (b.weight_grams > l.pickup_max_parcel_grams or greatest(b.length_mm, b.width_mm, b.height_mm) > l.pickup_max_parcel_mm))`;
}
