import { searchSynonym } from "@/db/schema/search";
import { location } from "@/db/schema/locations";
import { price, priceList } from "@/db/schema/pricing";
import { stockLevel, stockMovement } from "@/db/schema/inventory";
import { attributeDefinition, variant } from "@/db/schema/catalog";
import type { Tx } from "@/db/client";
import { createCategory } from "@/lib/domain/catalog/create-category";
import { upsertProducts } from "@/lib/domain/catalog/upsert-products";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type LocationId, type PriceListId } from "@/lib/kernel/ids";
import { refreshSearchDocuments } from "./refresh-search-documents";

const seed = systemPermit("seed");

type Good = [slug: string, title: string, category: string, material: string, dollars: number, swatch: string, atStore: number];
const goods: Good[] = [
  ["fern-desk-lamp", "Fern desk lamp", "desk-lamps", "Metal", 49, "#22201D", 3],
  ["oak-desk-lamp", "Oak desk lamp", "desk-lamps", "Wood", 89, "#7A5233", 0],
  ["moss-table-lamp", "Moss table lamp", "table-lamps", "Metal", 120, "#4C7A57", 1],
  ["alder-sofa", "Alder sofa", "sofas", "Fabric", 899, "#3D6288", 2],
  ["rowan-armchair", "Rowan armchair", "furniture", "Leather", 499, "#7A5233", 0],
  ["elm-writing-desk", "Elm writing desk", "furniture", "Wood", 320, "#7A5233", 5],
];

/** A small shop of lamps, seats and a desk, with a store that has some of each. */
export async function shop(tx: Tx): Promise<{ store: LocationId }> {
  await tx.insert(attributeDefinition).values([{ key: "color", label: "Color", type: "choice", unit: null, options: [], isFilterable: true, position: 0 }, { key: "material", label: "Material", type: "choice", unit: null, options: ["Metal", "Wood", "Fabric", "Leather"], isFilterable: true, position: 1 }]);
  for (const [slug, parentSlug] of [["lighting", null], ["desk-lamps", "lighting"], ["table-lamps", "lighting"], ["sofas", null], ["furniture", null]] as const) {
    await createCategory(tx, seed, { slug, name: slug.replace("-", " "), description: "", parentSlug, position: 1, imageSrc: null });
  }
  await tx.insert(searchSynonym).values([{ words: ["sofa", "couch", "settee"] }, { words: ["desk lamp", "reading lamp"] }]);
  await upsertProducts(tx, seed, goods.map(([slug, title, categorySlug, material, , swatch]) => ({ externalId: slug, slug, title, categorySlug, attributes: { material }, variants: [{ sku: slug.toUpperCase(), swatch, title: "One" }] })));
  const listId = newId<PriceListId>();
  await tx.insert(priceList).values({ id: listId, code: "test-usd", name: "US", currency: "USD" });
  const store = newId<LocationId>();
  await tx.insert(location).values({ id: store, slug: "pine-street", code: "S01", kind: "store", name: "Pine Street", addressLine1: "1 Pine St", city: "Portland", state: "OR", postcode: "97205", latitude: 45.5, longitude: -122.6, timeZone: "America/Los_Angeles" });
  for (const row of await tx.select().from(variant)) {
    const good = goods.find(([slug]) => slug.toUpperCase() === row.sku);
    if (!good) continue;
    await tx.insert(price).values({ priceListId: listId, variantId: row.id, amountMinor: good[4] * 100 });
    await tx.insert(stockMovement).values({ variantId: row.id, locationId: store, kind: "received", quantity: good[6], onHandDelta: good[6], allocatedDelta: 0, reason: "test", actorKind: "system", causeKind: "test", causeId: row.id });
    await tx.insert(stockLevel).values({ variantId: row.id, locationId: store, onHand: good[6] });
  }
  await refreshSearchDocuments(tx, "all");
  return { store };
}
