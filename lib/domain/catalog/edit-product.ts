import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal, type RefusalFacts } from "@/lib/kernel/refusal";
import { changeProduct, changeProductInput } from "./change-product";
import { changeVariant, changeVariantInput } from "./change-variant";
import { skuInput, variantInput } from "./product-input";

export const mediaOrderInput = z.array(z.object({
  id: z.uuid(), alt: z.string().trim().min(1, "Say what the picture shows.").max(300, "Use at most 300 characters."), variantId: idOf<VariantId>().nullable(),
})).max(60);

export const editProductInput = z.object({
  product: changeProductInput,
  variants: z.array(changeVariantInput).max(100),
  newVariants: z.array(variantInput.extend({ sku: skuInput })).max(20, "At most 20 new variants at once."),
  /** In the order of the page; a picture left out is removed from the product. */
  media: mediaOrderInput,
});
export type ProductEdit = z.output<typeof editProductInput>;

/**
 * Saves a product with its variants and pictures as its editor shows them, all or nothing; what did not change is not touched.
 * @throws Refusal `not_found`, `stale_version`, `slug_taken`, `invalid` with the field: "variants.2.gtin: …"
 */
export async function editProduct(tx: Tx, by: Permit<"catalog.edit">, input: ProductEdit): Promise<{ version: number; slug: string; productId: ProductId }> {
  const { productId } = input.product;
  const changed = await under("product", () => changeProduct(tx, by, input.product));
  const { rows } = await tx.execute<{ id: string }>(sql`select id from variant where product_id = ${productId}`);
  const own = new Set(rows.map((row) => row.id));
  for (const [index, variant] of input.variants.entries()) {
    if (!own.has(variant.variantId)) throw new Refusal("not_found");
    await under(`variants.${index}`, () => changeVariant(tx, by, variant));
  }
  for (const [index, variant] of input.newVariants.entries()) await under(`newVariants.${index}`, () => addVariant(tx, by, { ...variant, productId }));
  const isArranged = await arrangeMedia(tx, by, { productId, media: input.media });
  if (!isArranged || changed.version !== input.product.version) return { ...changed, productId };
  await tx.execute(sql`update product set version = version + 1, updated_at = shop_clock() where id = ${productId}`);
  return { ...changed, version: changed.version + 1, productId };
}

/** @throws Refusal `invalid` when the SKU or GTIN is taken */
async function addVariant(tx: Tx, by: Permit<"catalog.edit">, { productId, parcels, ...fields }: ProductEdit["newVariants"][number] & { productId: ProductId }): Promise<void> {
  const { rows: taken } = await tx.execute<{ sku: string }>(sql`select sku from variant where sku = ${fields.sku} or gtin = ${fields.gtin}`);
  if (taken.length > 0) throw new Refusal("invalid", { fields: [taken.some((row) => row.sku === fields.sku) ? "sku: This SKU is taken." : "gtin: This GTIN belongs to another variant."] });
  const id = newId<VariantId>();
  await tx.execute(sql`
    insert into variant (id, product_id, sku, gtin, title, options, swatch, tax_class, needs_two_people, status, position)
    values (${id}, ${productId}, ${fields.sku}, ${fields.gtin}, ${fields.title}, ${JSON.stringify(fields.options)}::jsonb, ${fields.swatch}, ${fields.taxClass}, ${fields.needsTwoPeople}, ${fields.status},
      (select coalesce(max(position), -1) + 1 from variant where product_id = ${productId}))`);
  await tx.execute(sql`
    insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm)
    select ${id}, n, (one ->> 'weightGrams')::int, (one ->> 'lengthMm')::int, (one ->> 'widthMm')::int, (one ->> 'heightMm')::int from jsonb_array_elements(${JSON.stringify(parcels)}::jsonb) with ordinality as t(one, n)`);
  await record(tx, by, { kind: "product.changed", subject: `product:${productId}`, payload: { productId, variantId: id, sku: fields.sku, changes: { [`variant:${fields.sku}`]: { before: null, after: { ...fields, parcels } } } } });
}

type MediaRow = { id: string; src: string; alt: string; variantId: string | null; position: number };

async function arrangeMedia(tx: Tx, by: Permit<"catalog.edit">, { productId, media }: { productId: ProductId; media: ProductEdit["media"] }): Promise<boolean> {
  const { rows: before } = await tx.execute<MediaRow>(sql`select id, src, alt, variant_id as "variantId", position from media where product_id = ${productId} order by position, id`);
  const known = new Map(before.map((one) => [one.id, one]));
  const after = media.flatMap(({ id, alt, variantId }) => {
    const one = known.get(id);
    return one ? [{ id, src: one.src, alt, variantId }] : [];
  });
  const plain = (rows: readonly Omit<MediaRow, "position">[]) => rows.map(({ src, alt, variantId }) => ({ src, alt, variantId }));
  if (JSON.stringify(plain(before)) === JSON.stringify(plain(after))) return false;
  await tx.execute(sql`
    with given as (
      select id, alt, variant_id, n from rows from (jsonb_to_recordset(${JSON.stringify(after.map((one) => ({ id: one.id, alt: one.alt, variant_id: one.variantId })))}::jsonb) as (id uuid, alt text, variant_id uuid)) with ordinality as t(id, alt, variant_id, n)
    ), gone as (
      delete from media where product_id = ${productId} and id not in (select id from given)
    )
    update media m set alt = g.alt, position = g.n - 1, variant_id = (select v.id from variant v where v.id = g.variant_id and v.product_id = m.product_id)
    from given g where m.id = g.id and m.product_id = ${productId}`);
  await record(tx, by, { kind: "product.changed", subject: `product:${productId}`, payload: { productId, changes: { media: { before: plain(before), after: plain(after) } } } });
  return true;
}

/** Names the part of the form that a refusal is about. */
async function under<T>(part: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = Array.isArray(error.facts.fields) ? error.facts.fields.map((line) => `${part}.${line}`) : null;
    const facts: RefusalFacts = fields ? { ...error.facts, fields } : error.code === "slug_taken" ? { fields: [`${part}.slug: This address is taken by another product.`] } : error.facts;
    throw new Refusal(error.code, facts);
  }
}
