import type { Tx } from "@/db/client";
import { attributeDefinition, category, media, parcel, product, variant } from "@/db/schema/catalog";
import { demonstrationGtin } from "@/lib/domain/catalog/gtin";
import type { CategoryId, ProductId, VariantId } from "@/lib/kernel/ids";
import { attributeDefinitions, attributesOf } from "./attributes";
import { readCategories, readModels, readProducts, type ProductFile } from "./data-files";
import { later, dayMs, type World } from "./world";
import { writeRows } from "./write-rows";

/** A variant with all that history needs to know about it. */
export type Good = {
  /** Its place in the list of all goods. */
  index: number;
  id: VariantId; productId: ProductId; sku: string; slug: string; title: string; variantTitle: string;
  categorySlug: string; /** Its category and the one above. */ categoryIds: CategoryId[]; department: string; priceMinor: number; compareAtMinor: number | null;
  heaviestGrams: number; longestMm: number; keywords: string[]; parcels: number; needsTwoPeople: boolean;
  /** How often it sells beside the others. */
  popularity: number;
};

export type CatalogPlan = {
  goods: Good[];
  rows: {
    categories: (typeof category.$inferInsert)[]; attributes: (typeof attributeDefinition.$inferInsert)[]; products: (typeof product.$inferInsert)[];
    variants: (typeof variant.$inferInsert)[]; parcels: (typeof parcel.$inferInsert)[]; media: (typeof media.$inferInsert)[];
  };
};

export function planCatalog(world: World): CatalogPlan {
  const files = readProducts();
  const models = readModels();
  const random = world.random("catalog");
  const categories = planCategories(world);
  const plan: CatalogPlan = { goods: [], rows: { categories: categories.rows, attributes: attributeDefinitions(files), products: [], variants: [], parcels: [], media: [] } };
  files.forEach((file, index) => {
    const model = models[file.modelId];
    const home = categories.bySlug.get(file.categorySlug);
    if (!model || !home) throw new Error(`${file.slug} names an unknown model or category`);
    const productId = random.id<ProductId>(world.start);
    const number = `AW-${10_001 + index}`;
    const [widthMm, depthMm, heightMm] = model.dimensionsMm;
    plan.rows.products.push({
      id: productId, externalId: number, slug: file.slug, title: file.title, summary: file.summary, description: file.description, materials: file.materials,
      care: file.care, brand: "Alderway", categoryId: home.id, status: "active", attributes: attributesOf(file), keywords: file.keywords, widthMm, depthMm, heightMm,
      modelSrc: modelOf(file), credit: creditLine(file), ratingCount: 0, ratingSum: 0,
      publishedAt: later(world.start, random.int(0, 60) * dayMs), updatedAt: world.start, version: 1,
    });
    const appeal = appealOf(file, random.next());
    file.colors.forEach((color, position) => {
      const variantId = random.id<VariantId>(world.start);
      const sku = file.colors.length === 1 ? number : `${number}-${color.name.toUpperCase().replaceAll(" ", "-")}`;
      plan.rows.variants.push({
        id: variantId, productId, sku, gtin: demonstrationGtin(plan.rows.variants.length + 1_001), title: color.name, options: { color: color.name }, swatch: color.hex, modelVariant: color.model,
        position, taxClass: "standard", needsTwoPeople: file.twoPeople, status: "active", version: 1,
      });
      file.parcels.forEach((size, sequence) => plan.rows.parcels.push({ variantId, sequence: sequence + 1, ...size }));
      plan.goods.push({
        index: plan.goods.length, id: variantId, productId, sku, slug: file.slug, title: file.title, variantTitle: color.name, categorySlug: file.categorySlug, categoryIds: home.path, department: home.department,
        priceMinor: file.priceMinor, compareAtMinor: file.compareAtMinor, needsTwoPeople: file.twoPeople, parcels: file.parcels.length, keywords: file.keywords,
        heaviestGrams: Math.max(...file.parcels.map((size) => size.weightGrams)),
        longestMm: Math.max(...file.parcels.flatMap((size) => [size.lengthMm, size.widthMm, size.heightMm])),
        popularity: (appeal * (position === 0 ? 1 : 0.55)) / (1 + 0.3 * (file.colors.length - 1)),
      });
      const photo = position > 0 && color.model ? model.colors[color.model] : undefined;
      if (photo) plan.rows.media.push(picture(productId, variantId, photo, `${file.title} in ${color.name.toLowerCase()}`, model.background, 10 + position));
    });
    const first = plan.goods[plan.goods.length - file.colors.length];
    model.photos.forEach((photo, position) => {
      const own = file.colors.length > 1 && position === 0 ? (first?.id ?? null) : null;
      plan.rows.media.push(picture(productId, own, photo, altText(file, position), model.background, position));
    });
  });
  plan.rows.media.forEach((row) => (row.id = random.id(world.start)));
  return plan;
}

export async function writeCatalog(tx: Tx, { rows }: CatalogPlan): Promise<string> {
  await writeRows(tx, attributeDefinition, rows.attributes);
  const categories = await writeRows(tx, category, rows.categories);
  const products = await writeRows(tx, product, rows.products);
  const variants = await writeRows(tx, variant, rows.variants);
  await writeRows(tx, parcel, rows.parcels);
  const pictures = await writeRows(tx, media, rows.media);
  return `${products} products, ${variants} variants, ${categories} categories, ${pictures} pictures`;
}

function planCategories(world: World) {
  const random = world.random("categories");
  const files = readCategories();
  const ids = new Map(files.map((file) => [file.slug, random.id<CategoryId>(world.start)]));
  const idOf = (slug: string): CategoryId => { const id = ids.get(slug); if (!id) throw new Error(`There is no category ${slug}`); return id; };
  const bySlug = new Map(files.map((file) => [file.slug, { id: idOf(file.slug), path: [file.slug, ...(file.parentSlug ? [file.parentSlug] : [])].map(idOf), department: file.parentSlug ?? file.slug }]));
  const rows = files.map((file) => ({
    id: bySlug.get(file.slug)?.id, slug: file.slug, name: file.name, description: file.description, position: file.position,
    parentId: file.parentSlug ? (bySlug.get(file.parentSlug)?.id ?? null) : null, imageSrc: `/media/products/${file.heroModelId}-hero.webp`,
  }));
  return { bySlug, rows };
}

const picture = (productId: ProductId, variantId: VariantId | null, photo: string, alt: string, background: string, position: number): typeof media.$inferInsert =>
  ({ id: undefined, productId, variantId, src: `/media/products/${photo}`, alt, width: 900, height: 900, background, position });

function altText(file: ProductFile, position: number): string {
  if (position > 0) return `${file.title} seen from the side and slightly above`;
  const summary = file.summary.replace(/\.$/, "");
  return `${file.title} in ${file.colors[0]?.name.toLowerCase()}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}`;
}

const creditLine = (file: ProductFile) => (file.credit.licence === "CC0-1.0" ? `3D model: ${file.credit.creator} (CC0)` : `3D model: ${file.credit.creator}, ${file.credit.licence.replace("CC-BY-3.0-US", "CC BY 3.0 US").replace("CC-BY-3.0", "CC BY 3.0")}, adapted`);

/** These two models show a real maker's name, which their photos no longer do: they have no 3D view. */
const branded = new Set(["mp3-base-s144", "radio-by52"]);
const modelOf = (file: ProductFile) => (branded.has(file.modelId) ? null : `/models/${file.modelId}.glb`);

/** Small things sell often, large ones seldom; a few of each kind are favorites. */
function appealOf(file: ProductFile, chance: number): number {
  const dollars = file.priceMinor / 100;
  return (90 / (dollars + 25)) * (0.25 + 2.2 * chance ** 3) * (file.compareAtMinor ? 1.25 : 1);
}
