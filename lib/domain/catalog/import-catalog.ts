import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ProductId } from "@/lib/kernel/ids";
import { slugFor, typedAttributes, type CatalogImportRow } from "./catalog-import";
import { listAttributes } from "./list-attributes";
import type { ProductInput } from "./product-input";
import { upsertProducts, type UpsertedProduct } from "./upsert-products";

export type CatalogAnswer = { outcome: "inserted" | "updated" | "unchanged"; productId: ProductId } | { outcome: "rejected"; reason: string };

type Known = {
  sku: string; externalId: string; gtin: string | null; title: string; options: Record<string, string>; swatch: string | null; taxClass: "standard" | "exempt"; needsTwoPeople: boolean; status: "active" | "archived";
  parcels: { weightGrams: number; lengthMm: number; widthMm: number; heightMm: number }[];
};

/**
 * Writes rows of a catalog file: rows with the same number are one product, what they leave blank stays. A row with a
 * problem of its variant is rejected alone, one of the product with all its rows. No job follows: the caller refreshes
 * the search and the pages of what changed.
 */
export async function importCatalog(tx: Tx, by: Permit<"catalog.edit" | "system.run">, rows: readonly CatalogImportRow[]): Promise<CatalogAnswer[]> {
  const { at, definitions, known, slugs } = await readFacts(tx, rows);
  const answers: (CatalogAnswer | undefined)[] = rows.map(() => undefined);
  const groups = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const owner = known.get(row.sku)?.externalId;
    if (owner !== undefined && owner !== row.external_id) answers[index] = { outcome: "rejected", reason: `sku: SKU ${row.sku} belongs to product ${owner}.` };
    else groups.set(row.external_id, [...(groups.get(row.external_id) ?? []), index]);
  });
  let left = [...groups.values()];
  // A variant's problem costs only its own row, so the product's other rows get a second chance.
  for (let turn = 0; turn < 2 && left.length > 0; turn++) {
    const outcomes = await upsertProducts(tx, by, left.map((indexes) => productOf(indexes.flatMap((index) => rows[index] ?? []))), { at });
    left = outcomes.flatMap((outcome, group) => settle(outcome, left[group] ?? [], turn));
  }
  return answers.map((answer) => answer ?? { outcome: "rejected", reason: "The product's other rows have problems." });

  function settle(outcome: UpsertedProduct, indexes: number[], turn: number): number[][] {
    if (outcome.outcome !== "refused") {
      const said = outcome.outcome === "created" ? "inserted" : outcome.outcome === "changed" ? "updated" : "unchanged";
      for (const index of indexes) answers[index] = { outcome: said, productId: outcome.productId };
      return [];
    }
    const own = new Map<number, string>();
    for (const [field, problem] of Object.entries(outcome.problems)) {
      const [, position, name] = /^variants\.(\d+)\.?(.*)$/.exec(field) ?? [];
      if (position === undefined) for (const index of indexes) own.set(index, `${columnOf(field)}: ${problem}`);
      else own.set(indexes[Number(position)] ?? -1, `${columnOf(name ?? "")}: ${problem}`);
    }
    for (const [index, reason] of own) if (index >= 0) answers[index] = { outcome: "rejected", reason };
    const rest = indexes.filter((index) => !own.has(index));
    return turn === 0 && rest.length > 0 && rest.length < indexes.length ? [rest] : [];
  }

  function productOf(group: CatalogImportRow[]): ProductInput {
    // Later rows of a product win over earlier ones, field by field.
    const said = Object.assign({}, ...group.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)))) as CatalogImportRow; // the same keys, from the same rows
    const attributes = Object.assign({}, ...group.map((row) => row.attributes)) as Record<string, string>; // merged objects of one type
    return {
      externalId: said.external_id, slug: said.slug ?? slugs.get(said.external_id) ?? slugFor(said.title, said.external_id), title: said.title, categorySlug: said.category,
      summary: said.summary, description: said.description, materials: said.materials, care: said.care, brand: said.brand, status: said.status, keywords: said.keywords,
      widthMm: said.width_mm, depthMm: said.depth_mm, heightMm: said.height_mm, ...(Object.keys(attributes).length > 0 && { attributes: typedAttributes(attributes, definitions) }),
      variants: group.map((row) => {
        const was = known.get(row.sku);
        return {
          sku: row.sku, gtin: row.gtin ?? was?.gtin ?? null, title: row.variant_title ?? was?.title, options: row.options ?? was?.options, swatch: row.swatch ?? was?.swatch, taxClass: row.tax_class ?? was?.taxClass,
          needsTwoPeople: row.needs_two_people ?? was?.needsTwoPeople, status: row.variant_status ?? was?.status, parcels: row.parcels ?? was?.parcels,
        };
      }),
    };
  }
}

async function readFacts(tx: Tx, rows: readonly CatalogImportRow[]) {
  const { rows: found } = await tx.execute<{ now_ms: number; known: Known[]; slugs: [string, string][] }>(sql`
    select extract(epoch from shop_clock()) * 1000 as now_ms,
      (select coalesce(jsonb_agg(jsonb_build_array(external_id, slug)), '[]') from product where external_id = any(${sql.param(rows.map((row) => row.external_id))}::text[])) as slugs,
      (select coalesce(jsonb_agg(jsonb_build_object('sku', v.sku, 'externalId', p.external_id, 'gtin', v.gtin, 'title', v.title, 'options', v.options, 'swatch', v.swatch, 'taxClass', v.tax_class,
        'needsTwoPeople', v.needs_two_people, 'status', v.status, 'parcels', coalesce((select jsonb_agg(jsonb_build_object('weightGrams', c.weight_grams, 'lengthMm', c.length_mm, 'widthMm', c.width_mm,
          'heightMm', c.height_mm) order by c.sequence) from parcel c where c.variant_id = v.id), '[]'))), '[]')
        from variant v join product p on p.id = v.product_id where v.sku = any(${sql.param(rows.map((row) => row.sku))}::text[])) as known`);
  const facts = found[0];
  return { at: new Date(Number(facts?.now_ms)), definitions: await listAttributes(tx), known: new Map(facts?.known.map((one) => [one.sku, one])), slugs: new Map(facts?.slugs) };
}

const columns: Record<string, string> = { externalId: "external_id", categorySlug: "category", widthMm: "width_mm", depthMm: "depth_mm", heightMm: "height_mm", taxClass: "tax_class", needsTwoPeople: "needs_two_people" };
const columnOf = (field: string): string => columns[field] ?? field.replace(/^attributes\./, "attribute.");
