import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { attributeDefinition } from "@/db/schema/catalog";
import { createCategory } from "@/lib/domain/catalog/create-category";
import { systemPermit } from "@/lib/domain/identity/permit";
import { addHomeWords } from "@/lib/domain/search/add-home-words";
import { refreshSearchStatistics } from "@/lib/domain/search/refresh-search-statistics";
import { newId } from "@/lib/kernel/ids";
import { importKinds } from "../import/kinds";
import { readProducts, shelfSlug, type FileProduct } from "./product-file";

const by = systemPermit("import");
const batchSize = 500;
const mostTraits = 200;

type Trait = { products: number; isNumber: boolean; values: Set<string> };

/** A shop with the products of a file, brought in by the shop's own import. The file is read twice, so it is never whole in memory. */
export async function stockShelves(file: string): Promise<{ products: number; rejected: string[] }> {
  const { shelves, traits } = await survey(file);
  await transaction(async (tx) => {
    for (const [slug, shelf] of shelves) {
      const parent = shelf.slice(0, -1);
      await createCategory(tx, by, { slug, name: (shelf.at(-1) ?? "").slice(0, 80), description: "", parentSlug: parent.length > 0 ? shelfSlug(parent) : null, position: 0, imageSrc: null });
    }
    const definitions = [...traits].map(([key, trait], position) => definitionOf(key, trait, position));
    if (definitions.length > 0) await tx.insert(attributeDefinition).values(definitions);
    await tx.execute(sql`insert into price_list (id, code, name, currency) values (${newId()}, 'eval', 'Prices', 'USD')`);
  });
  const result = { products: 0, rejected: [] as string[] };
  let batch: FileProduct[] = [];
  for await (const product of readProducts(file)) {
    batch.push(product);
    if (batch.length === batchSize) await flush();
  }
  await flush();
  await transaction(async (tx) => {
    await addHomeWords(tx, by);
    await refreshSearchStatistics(tx);
    await tx.execute(sql`analyze`);
  });
  return result;

  async function flush(): Promise<void> {
    const catalog = importKinds.catalog;
    if (batch.length === 0 || !catalog) return;
    const rows = batch.map((product) => rowOf(product, traits));
    batch = [];
    const answers = await transaction((tx) => catalog.write(tx, rows));
    answers.forEach((answer, at) => {
      if (answer.outcome === "rejected") result.rejected.push(`${rows[at]?.external_id}: ${answer.reason}`);
      else result.products += 1;
    });
  }
}

async function survey(file: string) {
  const shelves = new Map<string, string[]>();
  const all = new Map<string, Trait>();
  for await (const product of readProducts(file)) {
    for (let depth = 1; depth <= product.shelf.length; depth++) shelves.set(shelfSlug(product.shelf.slice(0, depth)), product.shelf.slice(0, depth));
    for (const [key, value] of Object.entries(product.traits)) {
      const trait = all.get(key) ?? { products: 0, isNumber: true, values: new Set() };
      trait.products += 1;
      trait.isNumber &&= /^\d+(\.\d+)?$/.test(value);
      if (trait.values.size <= 60) trait.values.add(value);
      all.set(key, trait);
    }
  }
  const traits = new Map([...all].sort(([, a], [, b]) => b.products - a.products).slice(0, mostTraits));
  return { shelves, traits };
}

const definitionOf = (key: string, { isNumber, values }: Trait, position: number): typeof attributeDefinition.$inferInsert =>
  ({ key, label: key, type: isNumber ? "number" : "text", options: [], isFilterable: !isNumber && values.size > 1 && values.size <= 60, position });

function rowOf(product: FileProduct, traits: ReadonlyMap<string, Trait>): Record<string, unknown> {
  const own = Object.entries(product.traits);
  const attributes = Object.fromEntries(own.filter(([key]) => traits.has(key)).map(([key, value]) => [`attribute.${key}`, value.slice(0, 200)]));
  const others = own.filter(([key]) => !traits.has(key)).map(([, value]) => value);
  return {
    external_id: product.id, sku: /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/.test(product.id) ? product.id : newId(), title: product.title.slice(0, 160), category: shelfSlug(product.shelf),
    description: [product.description, ...others].join(". ").slice(0, 8_000), keywords: product.keywords.filter((word) => word.length <= 60).slice(0, 40).join(";"),
    ...(product.price !== null && { price: product.price.toFixed(2) }), ...attributes,
  };
}
