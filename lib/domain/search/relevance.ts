import { sql, type SQL } from "drizzle-orm";
import type { SearchPlan, Unit } from "./search-plan";
import type { SearchWeights } from "./search-weights";
import { isOfSize } from "./wanted-sizes";

/** PostgreSQL's rank of one occurrence is its weight times 6/π²; with this factor a word in the title counts 1. */
const perOccurrence = Math.PI ** 2 / 6;

/**
 * How well a row with `words`, `sizes_mm` matches, 0 to about 1: for each word the best field it is in, more of them
 * counting little more (`ts_rank` of one word, saturating as BM25 does), times how rare and how telling the word is.
 */
export function likeness(plan: SearchPlan, weights: SearchWeights): SQL {
  const fields = sql`${`{${[weights.prose, weights.traits, weights.shelf, weights.title].join(",")}}`}::float4[]`;
  const hit = (lexeme: string, weight: number) => sql`${weight * perOccurrence}::float8 * ts_rank(${fields}, words, ${lexeme}::tsquery)`;
  const parts = [
    ...plan.units.map((unit) => ofUnit(unit, hit)),
    ...plan.pairs.map(({ lexemes, weight }) => sql`case when words @@ ${lexemes.join(" <-> ")}::tsquery then ${weight}::float8 else 0 end`),
  ];
  const sizes = plan.sizes.map((size) => sql`case when ${isOfSize(size)} then ${weights.size / plan.sizes.length}::float8 else 0 end`);
  return sql`(${sql.join(parts, sql` + `)}) / ${plan.most}::float8${sizes.length > 0 ? sql` + ${sql.join(sizes, sql` + `)}` : sql``}`;
}

function ofUnit({ own, others }: Unit, hit: (lexeme: string, weight: number) => SQL): SQL {
  const ways = [
    ...(own.length > 0 ? [sql.join(own.map(({ lexeme, weight }) => hit(lexeme, weight)), sql` + `)] : []),
    ...others.map(({ lexemes, weight }) => sql`least(${sql.join(lexemes.map((lexeme) => hit(lexeme, weight)), sql`, `)})`),
  ];
  return ways.length > 1 ? sql`greatest(${sql.join(ways, sql`, `)})` : (ways[0] ?? sql`0`);
}

/** So many matches are enough; products that have fewer of the words join only below it. */
const enoughMatches = 24;

/** What a tier carries along: `words` stay in their own storage until they are ranked. */
export const carried = sql.raw("product_id, facets, variant_ids, prices_minor, rating, popularity, margin_percent, published_at, sizes_mm, words");

/** CTEs `tier1`… that pick the most popular matches of each tier, the next one only while there are few. */
export function tierCtes(plan: SearchPlan, category: SQL, most: number): SQL {
  return sql.join(plan.tiers.map((words, at) => sql`${tierName(at)} as materialized (
      select ${carried} from search_document where words @@ ${words}::tsquery and ${category} and ${sql.join([sql`true`, ...before(at).map((tier) => sql`(select count(*) from ${tier}) < ${enoughMatches}`)], sql` and `)}
      order by popularity desc nulls last, product_id limit ${most}
    )`), sql`, `);
}

/** Every product of the tiers once. */
export const allTiers = (plan: SearchPlan): SQL => sql.join(plan.tiers.map((_, at) => sql`
      select * from ${tierName(at)} where ${sql.join([sql`true`, ...before(at).map((tier) => sql`product_id not in (select product_id from ${tier})`)], sql` and `)}`), sql` union all `);

/** Products with every word and every measure. */
export const wholeMatches = (plan: SearchPlan): SQL => sql`select product_id from tier1 where ${sql.join([plan.isPart ? sql`false` : sql`true`, ...plan.sizes.map(isOfSize)], sql` and `)}`;

const tierName = (at: number): SQL => sql.raw(`tier${at + 1}`);
const before = (at: number): SQL[] => Array.from({ length: at }, (_, earlier) => tierName(earlier));
