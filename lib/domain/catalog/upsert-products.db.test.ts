import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { attributeDefinition, parcel, product, variant } from "@/db/schema/catalog";
import { dbTest } from "@/db/testing";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { asId, newId } from "@/lib/kernel/ids";
import type { Tx } from "@/db/client";
import { changeProduct } from "./change-product";
import { changeVariant } from "./change-variant";
import { createCategory } from "./create-category";
import { changeCategory } from "./change-category";
import { listCategoryRows } from "./list-category-rows";
import { demonstrationGtin } from "./gtin";
import type { ProductInput } from "./product-input";
import { upsertProduct, upsertProducts } from "./upsert-products";

const importer = systemPermit("import");
const merchandiser = { kind: "staff", staffId: asId<never>(newId()), accountId: asId<never>(newId()), sessionId: asId<never>(newId()), name: "Mara", role: "merchandiser", storeIds: "all" } as const;
const mara = permit(merchandiser, "catalog.edit", { channel: "store" });

const lamp: ProductInput = {
  externalId: "L-1", slug: "fern-desk-lamp", title: "Fern desk lamp", categorySlug: "desk-lamps", attributes: { material: "Metal" }, keywords: ["reading light"],
  variants: [{ sku: "L-1-BLK", gtin: demonstrationGtin(7001), title: "Black", options: { Color: "Black" }, parcels: [{ weightGrams: 1200, lengthMm: 400, widthMm: 200, heightMm: 200 }] }],
  media: [{ src: "/media/products/lamp-hero.webp", alt: "A desk lamp", width: 900, height: 900 }],
};

async function shelves(tx: Tx): Promise<void> {
  await tx.insert(attributeDefinition).values([{ key: "material", label: "Material", type: "choice", unit: null, options: ["Metal", "Wood"], isFilterable: true, position: 1 }]);
  await createCategory(tx, importer, { slug: "lighting", name: "Lighting", description: "", parentSlug: null, position: 1, imageSrc: null });
  await createCategory(tx, importer, { slug: "desk-lamps", name: "Desk lamps", description: "", parentSlug: "lighting", position: 1, imageSrc: null });
}

describe("upserting products", () => {
  dbTest("creates a product with its variants, parcels and pictures", async ({ tx }) => {
    await shelves(tx);
    const { productId, outcome } = await upsertProduct(tx, importer, lamp);
    expect(outcome).toBe("created");
    const [row] = await tx.select().from(product).where(eq(product.id, productId));
    expect(row).toMatchObject({ slug: "fern-desk-lamp", status: "active", version: 1, keywords: ["reading light"] });
    expect(await tx.$count(parcel)).toBe(1);
  });

  dbTest("changes nothing when the same row comes again", async ({ tx }) => {
    await shelves(tx);
    await upsertProduct(tx, importer, lamp);
    expect((await upsertProduct(tx, importer, lamp)).outcome).toBe("unchanged");
    const [row] = await tx.select().from(product).where(eq(product.externalId, "L-1"));
    expect(row?.version).toBe(1);
  });

  dbTest("keeps what a later row leaves out, and removes a parcel it no longer names", async ({ tx }) => {
    await shelves(tx);
    await upsertProduct(tx, importer, lamp);
    const answer = await upsertProduct(tx, importer, { externalId: "L-1", slug: "fern-desk-lamp", title: "Fern lamp", categorySlug: "desk-lamps", variants: [{ sku: "L-1-BLK", gtin: demonstrationGtin(7001), title: "Black", options: { Color: "Black" }, parcels: [] }] });
    expect(answer.outcome).toBe("changed");
    const [row] = await tx.select().from(product).where(eq(product.externalId, "L-1"));
    expect(row).toMatchObject({ title: "Fern lamp", keywords: ["reading light"], version: 2 });
    expect(await tx.$count(parcel)).toBe(0);
  });

  dbTest("names what is wrong with one product and writes the others", async ({ tx }) => {
    await shelves(tx);
    const answers = await upsertProducts(tx, importer, [
      lamp,
      { ...lamp, externalId: "L-2", slug: "fern-desk-lamp" },
      { ...lamp, externalId: "L-3", slug: "oak-lamp", categorySlug: "nowhere", attributes: { material: "Cheese" }, variants: [{ sku: "L-3", gtin: "9521234543214" }] },
      { ...lamp, externalId: "L-4", slug: "ash-lamp", attributes: { material: "Cheese" }, variants: [{ sku: "L-4" }], media: [] },
    ]);
    expect(answers.map((answer) => answer.outcome)).toEqual(["created", "refused", "refused", "refused"]);
    expect(answers[1]).toMatchObject({ problems: { slug: "This address is taken by another product." } });
    expect(answers[2]).toMatchObject({ problems: { "variants.0.gtin": expect.stringContaining("check digit") } });
    expect(answers[3]).toMatchObject({ problems: { "attributes.material": "Choose one of: Metal, Wood." } });
    expect(await tx.$count(product)).toBe(1);
  });
});

describe("editing the catalog", () => {
  dbTest("refuses an edit of what someone else has changed meanwhile", async ({ tx }) => {
    await shelves(tx);
    const { productId } = await upsertProduct(tx, importer, lamp);
    expect(await changeProduct(tx, mara, { productId, version: 1, title: "Fern reading lamp" })).toEqual({ version: 2, slug: "fern-desk-lamp" });
    await expect(changeProduct(tx, mara, { productId, version: 1, title: "Fern" })).rejects.toMatchObject({ code: "stale_version" });
  });

  dbTest("refuses a GTIN that another variant has", async ({ tx }) => {
    await shelves(tx);
    await upsertProduct(tx, importer, lamp);
    await upsertProduct(tx, importer, { ...lamp, externalId: "L-5", slug: "oak-lamp", variants: [{ sku: "L-5" }], media: [] });
    const [other] = await tx.select().from(variant).where(eq(variant.sku, "L-5"));
    await expect(changeVariant(tx, mara, { variantId: asId(other?.id ?? ""), version: 1, gtin: demonstrationGtin(7001), title: "", options: {}, swatch: null, taxClass: "standard", needsTwoPeople: false, status: "active", parcels: [] }))
      .rejects.toMatchObject({ code: "invalid" });
  });

  dbTest("never hangs a category below itself", async ({ tx }) => {
    await shelves(tx);
    await expect(changeCategory(tx, mara, { currentSlug: "lighting", slug: "lighting", name: "Lighting", description: "", parentSlug: "desk-lamps", position: 1, imageSrc: null })).rejects.toMatchObject({ code: "invalid" });
  });

  dbTest("tells the second of two people that a category changed since they looked", async ({ tx }) => {
    await shelves(tx);
    const [seen] = (await listCategoryRows(permit(merchandiser, "catalog.view", { channel: "store" }), tx)).filter(({ slug }) => slug === "lighting").map(({ depth: _depth, products: _products, ...fields }) => fields);
    const now = seen ?? expect.unreachable();
    await changeCategory(tx, mara, { ...now, currentSlug: "lighting", seen: now, name: "Lamps and light" });
    await expect(tx.transaction((savepoint) => changeCategory(savepoint, mara, { ...now, currentSlug: "lighting", seen: now, description: "Light for every room." }))).rejects.toMatchObject({ code: "stale_version" });
  });
});
