import { readRows } from "../import/read-rows";
import { readProducts } from "./product-file";
import { textOf } from "./text-of";

/**
 * What is relevant for each query: products by id with a grade, or a category and a style, all of whose products are
 * exactly right.
 */
export async function readLabels(file: string, products: string): Promise<Map<string, Map<string, number>>> {
  const labels = new Map<string, Map<string, number>>();
  let shelves: Map<string, string[]> | null = null;
  for await (const row of readRows(file, {})) {
    if ("problem" in row) continue;
    const queryId = textOf(row.values.query_id);
    const ofQuery = labels.get(queryId) ?? new Map<string, number>();
    const productId = textOf(row.values.product_id);
    if (productId) ofQuery.set(productId, gradeOf(textOf(row.values.relevance ?? row.values.label)));
    else {
      shelves ??= await readShelves(products);
      for (const id of shelves.get(shelfOf(textOf(row.values.category), textOf(row.values.style))) ?? []) ofQuery.set(id, 2);
    }
    labels.set(queryId, ofQuery);
  }
  return labels;
}

const shelfOf = (category: string, style: string): string => `${category}/${style}`.toLowerCase();

async function readShelves(file: string): Promise<Map<string, string[]>> {
  const shelves = new Map<string, string[]>();
  for await (const { id, shelf } of readProducts(file)) {
    const key = shelfOf(shelf[0] ?? "", shelf.at(-1) ?? "");
    shelves.set(key, [...(shelves.get(key) ?? []), id]);
  }
  return shelves;
}

/** Numbers, or the words that judges use. */
function gradeOf(grade: string): number {
  const named: Record<string, number> = { exact: 2, partial: 1, irrelevant: 0 };
  return named[grade.toLowerCase()] ?? (Number(grade) || 0);
}
