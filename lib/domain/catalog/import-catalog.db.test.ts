import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { attributeDefinition, product, variant } from "@/db/schema/catalog";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { catalogImportRow, gatherAttributes, slugFor } from "./catalog-import";
import { createCategory } from "./create-category";
import { demonstrationGtin } from "./gtin";
import { importCatalog } from "./import-catalog";

const importer = systemPermit("import");
const shelf = async (tx: Tx) => {
  await createCategory(tx, importer, { slug: "desk-lamps", name: "Desk lamps", description: "", parentSlug: null, position: 1, imageSrc: null });
  await tx.insert(attributeDefinition).values([{ key: "dimmable", label: "Dimmable", type: "boolean", unit: null, options: [], isFilterable: true, position: 1 }]);
};
const row = (values: Record<string, unknown>) => catalogImportRow.parse(gatherAttributes({ external_id: "L-1", sku: "L-1-BLK", title: "Fern desk lamp", category: "desk-lamps", ...values }));

dbTest("rows of one number are one product, and the same rows again change nothing", async ({ tx }) => {
  await shelf(tx);
  const rows = [row({ gtin: demonstrationGtin(1), options: "Color=Black", parcels: "1200g 400x200x150", "attribute.dimmable": "yes" }), row({ sku: "L-1-WHT", variant_title: "White" })];
  expect((await importCatalog(tx, importer, rows)).map((answer) => answer.outcome)).toEqual(["inserted", "inserted"]);
  expect((await importCatalog(tx, importer, rows)).map((answer) => answer.outcome)).toEqual(["unchanged", "unchanged"]);
  const [lamp] = await tx.select().from(product);
  expect(lamp).toMatchObject({ slug: "fern-desk-lamp-l-1", attributes: { dimmable: true }, version: 1 });
  expect(await tx.$count(variant)).toBe(2);
});

dbTest("what a row leaves blank stays", async ({ tx }) => {
  await shelf(tx);
  await importCatalog(tx, importer, [row({ gtin: demonstrationGtin(2), variant_title: "Black", brand: "Fern" })]);
  expect((await importCatalog(tx, importer, [row({ title: "Fern lamp" })]))[0]?.outcome).toBe("updated");
  const [kept] = await tx.select().from(variant).where(eq(variant.sku, "L-1-BLK"));
  expect(kept).toMatchObject({ gtin: demonstrationGtin(2), title: "Black" });
  const [lamp] = await tx.select().from(product);
  expect(lamp).toMatchObject({ brand: "Fern", title: "Fern lamp", slug: "fern-desk-lamp-l-1" });
});

dbTest("a variant's problem costs its own row, a product's problem all of its rows", async ({ tx }) => {
  await shelf(tx);
  const answers = await importCatalog(tx, importer, [
    row({ gtin: demonstrationGtin(3) }), row({ sku: "L-1-WHT", gtin: demonstrationGtin(3) }),
    row({ external_id: "X-1", sku: "X-1", category: "no-such-place" }), row({ external_id: "X-2", sku: "X-2", "attribute.dimmable": "maybe" }),
  ]);
  expect(answers.map((answer) => answer.outcome)).toEqual(["inserted", "rejected", "rejected", "rejected"]);
  expect(answers[1]).toMatchObject({ reason: expect.stringContaining("gtin:") });
  expect(answers[2]).toMatchObject({ reason: expect.stringContaining("category:") });
  expect(answers[3]).toMatchObject({ reason: expect.stringContaining("attribute.dimmable:") });
  expect((await importCatalog(tx, importer, [row({ external_id: "Y-1" })]))[0]).toMatchObject({ outcome: "rejected", reason: expect.stringContaining("belongs to product L-1") });
});

dbTest("cells are read strictly", async () => {
  const bad = (values: Record<string, unknown>) => catalogImportRow.safeParse({ external_id: "1", sku: "S", title: "T", category: "c", ...values }).error?.issues[0]?.path[0];
  expect(bad({ gtin: "4006381333932" })).toBe("gtin");
  expect(bad({ price: "12.345" })).toBe("price");
  expect(bad({ price: "-3" })).toBe("price");
  expect(bad({ price: "10", compare_at: "9" })).toBe("compare_at");
  expect(bad({ parcels: "heavy" })).toBe("parcels");
  expect(bad({ title: "" })).toBe("title");
  expect(catalogImportRow.parse({ external_id: 1, sku: "S", title: "T", category: "c", price: "$1,299.50" }).price).toBe(129_950);
  expect(slugFor("Côté — “Table”", "A/1")).toBe("cote-table-a-1");
});
