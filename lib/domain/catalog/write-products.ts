import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Change } from "@/lib/domain/events";
import { newId, type ProductId } from "@/lib/kernel/ids";
import type { StoredProduct } from "./product-difference";
import type { ParsedProduct } from "./product-input";

export type ProductWrite = { productId: ProductId; product: ParsedProduct; categoryId: string; before: StoredProduct | undefined; changes: Record<string, Change> | undefined };

/** The rows of checked products, all in three statements. Variants that are not named stay as they are. */
export async function writeProducts(tx: Tx, writes: readonly ProductWrite[]): Promise<void> {
  if (writes.length === 0) return;
  await tx.execute(sql`
    insert into product (id, external_id, slug, title, summary, description, materials, care, brand, category_id, status, attributes, keywords, width_mm, depth_mm, height_mm, model_src, credit, published_at)
    select id, external_id, slug, title, summary, description, materials, care, brand, category_id, status, attributes,
      array(select jsonb_array_elements_text(keywords)), width_mm, depth_mm, height_mm, model_src, credit, coalesce(published_at, shop_clock())
    from jsonb_to_recordset(${JSON.stringify(writes.map(productRow))}::jsonb) as r(id uuid, external_id text, slug text, title text, summary text, description text, materials text,
      care text, brand text, category_id uuid, status text, attributes jsonb, keywords jsonb, width_mm int, depth_mm int, height_mm int, model_src text, credit text, published_at timestamptz)
    on conflict (id) do update set slug = excluded.slug, title = excluded.title, summary = excluded.summary, description = excluded.description, materials = excluded.materials,
      care = excluded.care, brand = excluded.brand, category_id = excluded.category_id, status = excluded.status, attributes = excluded.attributes, keywords = excluded.keywords,
      width_mm = excluded.width_mm, depth_mm = excluded.depth_mm, height_mm = excluded.height_mm, model_src = excluded.model_src, credit = excluded.credit,
      version = product.version + 1, updated_at = shop_clock()`);
  const variants = writes.flatMap(variantRows);
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) as r(id uuid, product_id uuid, sku text, gtin text, title text, options jsonb, swatch text, model_variant text,
        tax_class text, needs_two_people boolean, status text, position smallint, parcels jsonb)
    ), cleared as (
      delete from parcel using given g where parcel.variant_id = g.id and parcel.sequence > jsonb_array_length(g.parcels)
    ), written as (
      insert into variant (id, product_id, sku, gtin, title, options, swatch, model_variant, tax_class, needs_two_people, status, position)
      select id, product_id, sku, gtin, title, options, swatch, model_variant, tax_class, needs_two_people, status, position from given
      on conflict (id) do update set gtin = excluded.gtin, title = excluded.title, options = excluded.options, swatch = excluded.swatch, model_variant = excluded.model_variant, tax_class = excluded.tax_class,
        needs_two_people = excluded.needs_two_people, status = excluded.status, position = excluded.position, version = variant.version + 1
      returning id
    )
    insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm)
    select g.id, c.sequence, (c.one ->> 'weightGrams')::int, (c.one ->> 'lengthMm')::int, (c.one ->> 'widthMm')::int, (c.one ->> 'heightMm')::int
    from given g join written w on w.id = g.id cross join lateral jsonb_array_elements(g.parcels) with ordinality as c(one, sequence)
    on conflict (variant_id, sequence) do update set weight_grams = excluded.weight_grams, length_mm = excluded.length_mm, width_mm = excluded.width_mm, height_mm = excluded.height_mm`);
  const pictured = writes.filter(({ product }) => product.media !== undefined);
  if (pictured.length === 0) return;
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(pictured.flatMap(mediaRows))}::jsonb) as r(id uuid, product_id uuid, sku text, src text, alt text, width int, height int, background text, position smallint)
    ), gone as (
      delete from media m where m.product_id = any(${sql.param(pictured.map((write) => write.productId))}::uuid[])
        and not exists (select from given g where g.product_id = m.product_id and g.src = m.src)
    )
    insert into media (id, product_id, variant_id, src, alt, width, height, background, position)
    select g.id, g.product_id, v.id, g.src, g.alt, g.width, g.height, g.background, g.position from given g left join variant v on v.sku = g.sku
    on conflict (product_id, src) do update set variant_id = excluded.variant_id, alt = excluded.alt, width = excluded.width, height = excluded.height,
      background = excluded.background, position = excluded.position`);
}

function productRow({ productId, product, categoryId, before }: ProductWrite) {
  return {
    id: productId, external_id: product.externalId, slug: product.slug, title: product.title, category_id: categoryId,
    summary: product.summary ?? before?.summary ?? "", description: product.description ?? before?.description ?? "",
    materials: product.materials ?? before?.materials ?? "", care: product.care ?? before?.care ?? "", brand: product.brand ?? before?.brand ?? "Alderway",
    status: product.status ?? before?.status ?? "active", attributes: product.attributes ?? before?.attributes ?? {}, keywords: product.keywords ?? before?.keywords ?? [],
    width_mm: keep(product.widthMm, before?.widthMm), depth_mm: keep(product.depthMm, before?.depthMm), height_mm: keep(product.heightMm, before?.heightMm),
    model_src: keep(product.modelSrc, before?.modelSrc), credit: product.credit ?? before?.credit ?? "", published_at: product.publishedAt?.toISOString() ?? null,
  };
}

/** Undefined means "not said": the stored value stays. Null is a value. */
const keep = <T>(said: T | null | undefined, stored: T | null | undefined): T | null => (said === undefined ? (stored ?? null) : said);

function variantRows({ productId, product, before }: ProductWrite) {
  return product.variants.map((variant, index) => {
    const stored = before?.variants.find((one) => one.sku === variant.sku);
    return {
      id: stored?.id ?? newId(), product_id: productId, sku: variant.sku, gtin: variant.gtin, title: variant.title, options: variant.options, swatch: variant.swatch, model_variant: keep(variant.modelVariant, stored?.modelVariant),
      tax_class: variant.taxClass, needs_two_people: variant.needsTwoPeople, status: variant.status, position: stored?.position ?? index + (before?.variants.length ?? 0), parcels: variant.parcels,
    };
  });
}

const mediaRows = ({ productId, product }: ProductWrite) =>
  (product.media ?? []).map((one, position) => ({ id: newId(), product_id: productId, sku: one.sku ?? null, src: one.src, alt: one.alt, width: one.width, height: one.height, background: one.background, position }));
