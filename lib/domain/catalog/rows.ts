import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { AttributeDefinition } from "./attribute";
import type { ParsedProduct } from "./product-input";
import type { StoredProduct } from "./product-difference";

/** The products of these natural keys with all that belongs to them, locked in one order. */
export async function lockProducts(tx: Tx, externalIds: readonly string[]): Promise<Map<string, StoredProduct>> {
  await tx.execute(sql`select id from product where external_id = any(${sql.param([...externalIds])}::text[]) order by id for update`);
  const { rows } = await tx.execute<{ external_id: string; stored: StoredProduct }>(sql`
    select p.external_id, jsonb_build_object(
      'id', p.id, 'version', p.version, 'slug', p.slug, 'title', p.title, 'summary', p.summary, 'description', p.description, 'materials', p.materials,
      'care', p.care, 'brand', p.brand, 'categoryId', p.category_id, 'status', p.status, 'attributes', p.attributes, 'keywords', to_jsonb(p.keywords),
      'widthMm', p.width_mm, 'depthMm', p.depth_mm, 'heightMm', p.height_mm, 'modelSrc', p.model_src, 'credit', p.credit,
      'variants', coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin, 'title', v.title, 'options', v.options, 'swatch', v.swatch, 'modelVariant', v.model_variant,
        'taxClass', v.tax_class, 'needsTwoPeople', v.needs_two_people, 'status', v.status, 'position', v.position,
        'parcels', coalesce((select jsonb_agg(jsonb_build_object('weightGrams', c.weight_grams, 'lengthMm', c.length_mm, 'widthMm', c.width_mm, 'heightMm', c.height_mm) order by c.sequence)
          from parcel c where c.variant_id = v.id), '[]')) order by v.position) from variant v where v.product_id = p.id), '[]'),
      'media', coalesce((select jsonb_agg(jsonb_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height, 'background', m.background,
        'sku', (select v.sku from variant v where v.id = m.variant_id)) order by m.position) from media m where m.product_id = p.id), '[]')) as stored
    from product p where p.external_id = any(${sql.param([...externalIds])}::text[])`);
  return new Map(rows.map((row) => [row.external_id, row.stored]));
}

export type CatalogFacts = {
  categoryIds: Map<string, string>;
  definitions: AttributeDefinition[];
  /** Who already uses a slug, SKU or GTIN, by external id of the product. */
  slugOwners: Map<string, string>;
  skuOwners: Map<string, string>;
  gtinOwners: Map<string, { sku: string; externalId: string }>;
};

/** What products are checked against: categories, attribute definitions, and names already taken. */
export async function readCatalogFacts(tx: Tx, products: readonly ParsedProduct[]): Promise<CatalogFacts> {
  const variants = products.flatMap((product) => product.variants);
  const { rows } = await tx.execute<{ categories: [string, string][]; definitions: AttributeDefinition[]; slugs: [string, string][]; skus: [string, string][]; gtins: { gtin: string; sku: string; externalId: string }[] }>(sql`
    select
      (select coalesce(jsonb_agg(jsonb_build_array(slug, id)), '[]') from category where slug = any(${sql.param(products.map((p) => p.categorySlug))}::text[])) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'label', label, 'type', type, 'unit', unit, 'options', to_jsonb(options), 'isFilterable', is_filterable, 'position', position)), '[]') from attribute_definition) as definitions,
      (select coalesce(jsonb_agg(jsonb_build_array(slug, external_id)), '[]') from product where slug = any(${sql.param(products.map((p) => p.slug))}::text[])) as slugs,
      (select coalesce(jsonb_agg(jsonb_build_array(v.sku, p.external_id)), '[]') from variant v join product p on p.id = v.product_id where v.sku = any(${sql.param(variants.map((v) => v.sku))}::text[])) as skus,
      (select coalesce(jsonb_agg(jsonb_build_object('gtin', v.gtin, 'sku', v.sku, 'externalId', p.external_id)), '[]') from variant v join product p on p.id = v.product_id
        where v.gtin = any(${sql.param(variants.flatMap((v) => v.gtin ?? []))}::text[])) as gtins`);
  const facts = rows[0];
  return {
    categoryIds: new Map(facts?.categories),
    definitions: facts?.definitions ?? [],
    slugOwners: new Map(facts?.slugs),
    skuOwners: new Map(facts?.skus),
    gtinOwners: new Map(facts?.gtins.map((row) => [row.gtin, row])),
  };
}
