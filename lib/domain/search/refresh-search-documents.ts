import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { colorFamily } from "@/lib/domain/catalog/color-family";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import { currencies, homeCurrency } from "@/lib/kernel/currency";
import type { ProductId } from "@/lib/kernel/ids";
import { refreshSearchStatistics } from "./refresh-search-statistics";
import { headWord, plainText, searchWords } from "./search-text";

const batchSize = 500;

/**
 * Writes anew what is searched about these products, or about all: words by weight (title, keywords and category,
 * attributes and colors, description), what they can be filtered by, price, rating, popularity and margin. A product that is
 * not active loses its document. Running it again changes nothing. With "all" the statistics of words follow; else the
 * caller or the clock sees to them. Returns how many products it looked at.
 */
export async function refreshSearchDocuments(tx: Tx, which: readonly ProductId[] | "all"): Promise<number> {
  let after = "00000000-0000-0000-0000-000000000000";
  let seen = 0;
  for (;;) {
    const rows = await readSources(tx, which, after);
    const last = rows.at(-1);
    if (!last) break;
    await writeDocuments(tx, rows.filter((row) => row.is_active));
    await removeDocuments(tx, rows.filter((row) => !row.is_active).map((row) => row.id));
    seen += rows.length;
    after = last.id;
    if (rows.length < batchSize) break;
  }
  if (which === "all") await refreshSearchStatistics(tx);
  return seen;
}

type Source = {
  id: string; is_active: boolean; title: string; summary: string; description: string; materials: string; brand: string; keywords: string[];
  attributes: Record<string, string | number | boolean>; filterable: string[]; categories: { slug: string; name: string }[];
  variants: { id: string; sku: string; gtin: string | null; title: string; swatch: string | null }[];
  prices_minor: (number | null)[]; rating: number; popularity: number; margin_percent: number | null; published_at: string; sizes_mm: (number | null)[];
};

async function readSources(tx: Tx, which: readonly ProductId[] | "all", after: string): Promise<Source[]> {
  const { rows } = await tx.execute<Source>(sql`
    with recursive page as materialized (
      select p.* from product p where p.id > ${after} and ${which === "all" ? sql`true` : sql`p.id = any(${sql.param([...which])}::uuid[])`} order by p.id limit ${batchSize}
    ), above as (
      select c.id as category_id, c.slug, c.name, c.parent_id, 0 as height from category c where c.id in (select category_id from page)
      union all select a.category_id, c.slug, c.name, c.parent_id, a.height + 1 from above a join category c on c.id = a.parent_id where a.height < 10
    ), ways as (
      select category_id, jsonb_agg(jsonb_build_object('slug', slug, 'name', name) order by height) as categories from above group by category_id
    ), own as materialized (
      select v.* from variant v join page on page.id = v.product_id where v.status = 'active' and not v.is_gift_card
    ), priced as (
      select shown.place, p.variant_id, p.amount_minor from unnest(${sql.param([...currencies])}::text[]) with ordinality as shown(code, place), lateral (${currentPrices(sql`any(array(select id from own))`, { channel: "web", currency: sql`shown.code` })}) p
    ), lowest as (
      select o.product_id, p.place, min(p.amount_minor) as minor from own o join priced p on p.variant_id = o.id group by o.product_id, p.place
    ), cost as (
      select o.id as variant_id, coalesce(c.average_micros / 10000.0, case when s.currency = ${homeCurrency} then i.unit_cost_minor end) as minor
      from own o left join variant_cost c on c.variant_id = o.id left join supplier_item i on i.variant_id = o.id left join supplier s on s.id = i.supplier_id
    ), earned as (
      select o.product_id, round(100 * greatest(0, 1 - sum(cost.minor) / sum(p.amount_minor)))::int as margin_percent
      from own o join cost on cost.variant_id = o.id and cost.minor is not null join priced p on p.variant_id = o.id and p.place = ${currencies.indexOf(homeCurrency) + 1} and p.amount_minor > 0 group by o.product_id
    ), goods as (
      select o.product_id, jsonb_agg(jsonb_build_object('id', o.id, 'sku', o.sku, 'gtin', o.gtin, 'title', o.title, 'swatch', o.swatch) order by o.position) as variants
      from own o group by o.product_id
    ), sold as (
      select o.product_id, sum(l.quantity)::int as units from own o join (select variant_id, order_id, quantity from order_line union all select variant_id, order_id, quantity from order_bundle) l on l.variant_id = o.id join "order" r on r.id = l.order_id
      where r.placed_at > shop_clock() - interval '90 days' group by o.product_id
    ), looked as (
      select page.id as product_id, count(*)::int as views from page join event e on e.subject = 'product:' || page.id
      where e.kind = 'product.viewed' and e.at > shop_clock() - interval '30 days' group by page.id
    )
    select page.id, page.status = 'active' and goods.product_id is not null as is_active, page.title, page.summary, page.description, page.materials, page.brand, page.keywords, page.attributes,
      (select coalesce(array_agg(key), '{}') from attribute_definition where is_filterable) as filterable, coalesce(ways.categories, '[]') as categories, coalesce(goods.variants, '[]') as variants,
      (select jsonb_agg(l.minor order by n.place) from generate_series(1, ${currencies.length}) n(place) left join lowest l on l.product_id = page.id and l.place = n.place) as prices_minor, case when page.rating_count = 0 then 0 else round(page.rating_sum * 10.0 / page.rating_count)::int end as rating,
      5 * coalesce(sold.units, 0) + coalesce(looked.views, 0) + page.rating_count as popularity, earned.margin_percent, page.published_at::text,
      array_to_json(array[page.width_mm, page.depth_mm, page.height_mm]) as sizes_mm
    from page left join ways on ways.category_id = page.category_id left join goods on goods.product_id = page.id left join earned on earned.product_id = page.id
      left join sold on sold.product_id = page.id left join looked on looked.product_id = page.id
    order by page.id`);
  return rows;
}

async function writeDocuments(tx: Tx, rows: readonly Source[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into search_document (product_id, words, head, sizes_mm, plain, facets, variant_ids, prices_minor, rating, published_at, popularity, margin_percent, updated_at)
    select id, setweight(to_tsvector('shop', title), 'A') || setweight(to_tsvector('simple', codes), 'A') || setweight(to_tsvector('shop', shelf), 'B')
      || setweight(to_tsvector('shop', traits), 'C') || setweight(to_tsvector('shop', prose), 'D'),
      coalesce((tsvector_to_array(to_tsvector('shop', head)))[1], ''), array(select jsonb_array_elements_text(sizes_mm)::int), plain, array(select jsonb_array_elements_text(facets)), array(select jsonb_array_elements_text(variant_ids)::uuid), array(select jsonb_array_elements_text(prices_minor)::int), rating, published_at, popularity, margin_percent, shop_clock()
    from jsonb_to_recordset(${JSON.stringify(rows.map(documentRow))}::jsonb) as r(id uuid, title text, codes text, shelf text, traits text, prose text, head text, sizes_mm jsonb, plain text, facets jsonb, variant_ids jsonb,
      prices_minor jsonb, rating smallint, published_at timestamptz, popularity int, margin_percent smallint)
    on conflict (product_id) do update set words = excluded.words, head = excluded.head, sizes_mm = excluded.sizes_mm, plain = excluded.plain, facets = excluded.facets, variant_ids = excluded.variant_ids, prices_minor = excluded.prices_minor, rating = excluded.rating,
      published_at = excluded.published_at, popularity = excluded.popularity, margin_percent = excluded.margin_percent, updated_at = excluded.updated_at
      where (search_document.words, search_document.head, search_document.sizes_mm, search_document.plain, search_document.facets, search_document.variant_ids, search_document.prices_minor, search_document.rating, search_document.published_at, search_document.popularity, search_document.margin_percent)
        is distinct from (excluded.words, excluded.head, excluded.sizes_mm, excluded.plain, excluded.facets, excluded.variant_ids, excluded.prices_minor, excluded.rating, excluded.published_at, excluded.popularity, excluded.margin_percent)`);
  const uses = new Map<string, number>();
  for (const row of rows) for (const word of vocabulary(row)) uses.set(word, (uses.get(word) ?? 0) + 1);
  await tx.execute(sql`
    insert into search_word (word, uses) select word, uses from jsonb_to_recordset(${JSON.stringify([...uses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, count]) => ({ word, uses: count })))}::jsonb) as r(word text, uses int)
    on conflict (word) do update set uses = greatest(search_word.uses, excluded.uses) where search_word.uses < excluded.uses`);
}

async function removeDocuments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute(sql`delete from search_document where product_id = any(${sql.param([...ids])}::uuid[])`);
}

function documentRow(row: Source) {
  const facets = facetsOf(row);
  const filters = facets.filter((facet) => !facet.startsWith("category=")).map((facet) => facet.slice(facet.indexOf("=") + 1)).filter((value) => /[a-z]/i.test(value) && value !== "Yes" && value !== "No");
  const traits = [row.brand, row.materials, ...row.variants.map((variant) => variant.title), ...row.keywords, ...Object.values(row.attributes).filter((value) => typeof value === "string")];
  return {
    id: row.id, title: row.title, codes: row.variants.flatMap(codesOf).join(" "), shelf: [...row.categories.map((category) => category.name), ...filters].join(", "), traits: traits.join(", "),
    prose: `${row.summary} ${row.description}`, head: headWord(row.title) ?? "", sizes_mm: row.sizes_mm, plain: plainText(`${row.title} ${row.keywords.join(" ")}`), facets,
    variant_ids: row.variants.map((variant) => variant.id), prices_minor: row.prices_minor, rating: row.rating, published_at: row.published_at, popularity: row.popularity, margin_percent: row.margin_percent,
  };
}

/** A number as it is printed, in its parts, and without leading zeros: "AW-10001" is found by "aw 10001" too. */
const codesOf = ({ sku, gtin }: { sku: string; gtin: string | null }): string[] => [sku, ...searchWords(sku), searchWords(sku).join(""), gtin ?? "", gtin?.replace(/^0+/, "") ?? ""];

/** "key=value" for each thing that can be filtered by. Colors come from the swatches of every variant. */
function facetsOf(row: Source): string[] {
  const facets = row.categories.map((category) => `category=${category.slug}`);
  const colors = row.variants.flatMap((variant) => (variant.swatch ? [colorFamily(variant.swatch)] : []));
  if (colors.length > 0) facets.push(...colors.map((color) => `color=${color}`));
  for (const [key, value] of Object.entries(row.attributes)) {
    if (!row.filterable.includes(key) || key === "category" || (key === "color" && colors.length > 0)) continue;
    facets.push(`${key}=${typeof value === "boolean" ? (value ? "Yes" : "No") : value}`);
  }
  return [...new Set(facets)];
}

const vocabulary = (row: Source): Set<string> =>
  new Set([row.title, ...row.keywords, ...row.categories.map((category) => category.name), ...row.variants.map((variant) => variant.title), ...Object.values(row.attributes).map(String)]
    .flatMap((text) => searchWords(text)).filter((word) => word.length >= 3 && /^[a-z]+$/.test(word)));
