import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { attributeDefinition } from "@/db/schema/catalog";
import { dbTest } from "@/db/testing";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { asId, newId, type ProductId } from "@/lib/kernel/ids";
import { catalogQuery } from "./catalog-query";
import { createCategory } from "./create-category";
import { editProduct, editProductInput } from "./edit-product";
import type { EditableProduct } from "./editable-product";
import { getEditableProduct } from "./get-editable-product";
import { demonstrationGtin } from "./gtin";
import { listCatalog } from "./list-catalog";
import { upsertProduct } from "./upsert-products";

const mara = { kind: "staff" as const, staffId: asId<never>(newId()), accountId: asId<never>(newId()), sessionId: asId<never>(newId()), name: "Mara", role: "merchandiser" as const, storeIds: "all" as const };
const editor = permit(mara, "catalog.edit", { channel: "store" });
const viewer = permit(mara, "catalog.view", { channel: "store" });

async function lamp(tx: Tx): Promise<EditableProduct> {
  await createCategory(tx, systemPermit("test"), { slug: "lamps", name: "Lamps", description: "", parentSlug: null, position: 1, imageSrc: null });
  await tx.insert(attributeDefinition).values([{ key: "dimmable", label: "Dimmable", type: "boolean", isFilterable: true, position: 1 }, { key: "material", label: "Material", type: "text", isFilterable: true, position: 2 }]);
  const picture = (name: string) => ({ src: `/media/products/${name}.webp`, alt: `Lamp from the ${name}`, width: 900, height: 900 });
  const { productId } = await upsertProduct(tx, editor, { externalId: "L-1", slug: "lamp", title: "Fern lamp", categorySlug: "lamps", attributes: { material: "Wood", dimmable: true }, variants: [{ sku: "L-1-A", gtin: demonstrationGtin(11), options: { Size: "Small", Color: "Black" } }], media: [picture("front"), picture("side")] });
  return await read(tx, productId);
}

async function read(tx: Tx, id: string): Promise<EditableProduct> {
  return (await getEditableProduct(viewer, asId<ProductId>(id), tx)) ?? expect.unreachable();
}

const edit = (product: EditableProduct, changes: Record<string, unknown> = {}) => editProductInput.parse({
  product: { ...product, productId: product.id, ...changes }, variants: product.variants.map((variant) => ({ ...variant, variantId: variant.id })), newVariants: [], media: product.media,
});

dbTest("saves texts, variants and pictures together and records before and after", async ({ tx }) => {
  const before = await lamp(tx);
  const input = edit(before, { title: "Fern desk lamp" });
  input.variants = input.variants.map((variant) => ({ ...variant, title: "Black", parcels: [{ weightGrams: 900, lengthMm: 300, widthMm: 200, heightMm: 200 }] }));
  input.media = input.media.toReversed().map((one) => ({ ...one, alt: `${one.alt}, near` }));
  input.newVariants = editProductInput.shape.newVariants.parse([{ sku: "L-1-B", gtin: "", title: "White" }].map(({ gtin: _gtin, ...rest }) => rest));
  await editProduct(tx, editor, input);
  const after = await read(tx, before.id);
  expect(after).toMatchObject({ title: "Fern desk lamp", version: 2, variants: [{ sku: "L-1-A", title: "Black", version: 2 }, { sku: "L-1-B", title: "White" }] });
  expect(after.media.map((one) => one.alt)).toEqual(["Lamp from the side, near", "Lamp from the front, near"]);
  const { rows } = await tx.execute<{ fields: string[] }>(sql`select array(select jsonb_object_keys(payload -> 'changes')) as fields from event where kind = 'product.changed' order by id`);
  expect(rows.map((row) => row.fields)).toEqual([["title"], expect.arrayContaining(["title", "parcels"]), ["variant:L-1-B"], ["media"]]);
});

dbTest("saving what did not change writes nothing, and removing a picture keeps the others", async ({ tx }) => {
  const before = await lamp(tx);
  const turned = edit(before, { attributes: Object.fromEntries(Object.entries(before.attributes).toReversed()) });
  await editProduct(tx, editor, { ...turned, variants: turned.variants.map((variant) => ({ ...variant, options: Object.fromEntries(Object.entries(variant.options).toReversed()) })) });
  expect(await read(tx, before.id)).toEqual(before);
  const input = edit(before);
  await editProduct(tx, editor, { ...input, media: input.media.slice(1) });
  expect((await read(tx, before.id)).media).toHaveLength(1);
});

dbTest("names the field that is wrong and keeps nothing of the form", async ({ tx }) => {
  const before = await lamp(tx);
  const other = await upsertProduct(tx, editor, { externalId: "L-2", slug: "other-lamp", title: "Other", categorySlug: "lamps", variants: [{ sku: "L-2-A", gtin: demonstrationGtin(12) }] });
  const input = edit(before, { title: "New name" });
  const clash = { ...input, variants: input.variants.map((variant) => ({ ...variant, gtin: demonstrationGtin(12) })) };
  await expect(tx.transaction((savepoint) => editProduct(savepoint, editor, clash))).rejects.toMatchObject({ code: "invalid", facts: { fields: [expect.stringMatching(/^variants\.0\.gtin: /)] } });
  expect((await read(tx, before.id)).title).toBe("Fern lamp");
  await expect(tx.transaction((savepoint) => editProduct(savepoint, editor, edit(before, { slug: "other-lamp" })))).rejects.toMatchObject({ code: "slug_taken", facts: { fields: [expect.stringContaining("product.slug")] } });
  await expect(tx.transaction((savepoint) => editProduct(savepoint, editor, edit(before, { version: 0 })))).rejects.toMatchObject({ code: "stale_version" });
  const stranger = await read(tx, other.productId);
  await expect(tx.transaction((savepoint) => editProduct(savepoint, editor, { ...input, variants: edit(stranger).variants }))).rejects.toMatchObject({ code: "not_found" });
});

dbTest("the catalog is found by words, SKU and GTIN, by status and category", async ({ tx }) => {
  await lamp(tx);
  const find = async (query: Record<string, string>) => (await listCatalog(viewer, catalogQuery.parse(query), tx)).rows.map((row) => row.title);
  expect(await find({ q: "fern LAMP" })).toEqual(["Fern lamp"]);
  expect(await find({ q: "l-1-a" })).toEqual(["Fern lamp"]);
  expect(await find({ q: demonstrationGtin(11) })).toEqual(["Fern lamp"]);
  expect(await find({ q: "100%" })).toEqual([]);
  expect(await find({ status: "draft" })).toEqual([]);
  expect(await find({ category: "lamps", status: "active", page: "-4" })).toEqual(["Fern lamp"]);
});
