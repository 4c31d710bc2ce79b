import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { asId, newId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { addPicture } from "./add-picture";
import { createCategory } from "./create-category";
import { editProduct, editProductInput } from "./edit-product";
import { getEditableProduct } from "./get-editable-product";
import { demonstrationGtin } from "./gtin";
import { upsertProduct } from "./upsert-products";

const mara = { kind: "staff" as const, staffId: asId<never>(newId()), accountId: asId<never>(newId()), sessionId: asId<never>(newId()), name: "Mara", role: "merchandiser" as const, storeIds: "all" as const };
const editor = permit(mara, "catalog.edit", { channel: "store" });
const viewer = permit(mara, "catalog.view", { channel: "store" });
const kept = { src: `/media/uploads/${"a".repeat(32)}.webp`, width: 900, height: 900, background: "#EEECE6" };

async function lamp(tx: Tx, number = 1): Promise<{ productId: ProductId; variantId: VariantId }> {
  if (number === 1) await createCategory(tx, systemPermit("test"), { slug: "lamps", name: "Lamps", description: "", parentSlug: null, position: 1, imageSrc: null });
  const { productId } = await upsertProduct(tx, editor, { externalId: `L-${number}`, slug: `lamp-${number}`, title: "Fern lamp", categorySlug: "lamps", variants: [{ sku: `L-${number}`, gtin: demonstrationGtin(20 + number) }] });
  const { rows } = await tx.execute<{ id: string }>(sql`select id from variant where product_id = ${productId}`);
  return { productId, variantId: asId<VariantId>(rows[0]?.id ?? "") };
}

dbTest("a picture joins the product last, moves its version and is on record with its words", async ({ tx }) => {
  const { productId, variantId } = await lamp(tx);
  await addPicture(tx, editor, { productId, variantId, alt: "Lamp from above", ...kept });
  const product = (await getEditableProduct(viewer, productId, tx)) ?? expect.unreachable();
  expect(product).toMatchObject({ version: 2, media: [{ src: kept.src, alt: "Lamp from above", variantId }] });
  const { rows } = await tx.execute(sql`select payload -> 'changes' as changes from event where kind = 'product.changed' and subject = ${`product:${productId}`}`);
  expect(rows).toEqual([{ changes: { picture: { before: null, after: { src: kept.src, alt: "Lamp from above", variantId } } } }]);
  const stale = editProductInput.parse({ product: { productId, version: 1, title: "Other" }, variants: [], newVariants: [], media: [] });
  await expect(tx.transaction((savepoint) => editProduct(savepoint, editor, stale))).rejects.toMatchObject({ code: "stale_version" });
  const removed = await editProduct(tx, editor, { ...stale, product: { productId, version: 2 } });
  expect(removed.version, "who looks at the picture that is gone is told").toBe(3);
});

dbTest("refuses the same picture twice, another product's variant and a product that is not there", async ({ tx }) => {
  const { productId } = await lamp(tx);
  const other = await lamp(tx, 2);
  await addPicture(tx, editor, { productId, variantId: null, alt: "Lamp", ...kept });
  const add = (input: { productId: ProductId; variantId: VariantId | null }) => tx.transaction((savepoint) => addPicture(savepoint, editor, { alt: "Lamp", ...kept, ...input }));
  await expect(add({ productId, variantId: null })).rejects.toMatchObject({ code: "invalid", facts: { field: "file" } });
  await expect(add({ productId, variantId: other.variantId })).rejects.toMatchObject({ code: "not_found" });
  await expect(add({ productId: asId<ProductId>(newId()), variantId: null })).rejects.toMatchObject({ code: "not_found" });
});
