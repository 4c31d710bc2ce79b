import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { searchProducts } from "@/lib/domain/search/search-products";
import { readSearch } from "@/lib/domain/search/search-query";
import { readRows } from "../import/read-rows";
import { isHeldOut, rankingFigures, type Judged } from "./ranking";
import { stockShelves } from "./stock-shelves";
import { textOf } from "./text-of";

/** How well the shop's own search answers judged queries over a file of products. */
export async function evaluateSearch(files: { products: string; queries: string; labels: string }): Promise<Record<string, unknown>> {
  const began = Date.now();
  const { products, rejected } = await stockShelves(files.products);
  console.error(`${products} products in ${seconds(began)} s, ${rejected.length} rejected${rejected.length > 0 ? `, the first: ${rejected.slice(0, 3).join("; ")}` : ""}`);
  const { rows } = await db.execute<{ id: string; external_id: string }>(sql`select id, external_id from product`);
  const externalIds = new Map(rows.map((row) => [row.id, row.external_id]));
  const labels = await readLabels(files.labels);
  const judged: Judged[] = [];
  const times: number[] = [];
  for await (const row of readRows(files.queries, {})) {
    if ("problem" in row) continue;
    const queryId = textOf(row.values.query_id ?? row.values.id);
    const relevance = labels.get(queryId);
    if (!relevance) continue;
    const asked = performance.now();
    const { cards } = await searchProducts(readSearch([["q", textOf(row.values.query)]]), { storeId: null });
    times.push(performance.now() - asked);
    judged.push({ queryId, found: cards.map((card) => externalIds.get(card.id) ?? ""), relevance });
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return {
    ...rankingFigures(judged), products, rejected: rejected.length, ms: { p50: at(0.5), p95: at(0.95) }, seconds: Number(seconds(began)),
    tuning: rankingFigures(judged.filter(({ queryId }) => !isHeldOut(queryId))), heldOut: rankingFigures(judged.filter(({ queryId }) => isHeldOut(queryId))),
  };
}

async function readLabels(file: string): Promise<Map<string, Map<string, number>>> {
  const labels = new Map<string, Map<string, number>>();
  for await (const row of readRows(file, {})) {
    if ("problem" in row) continue;
    const queryId = textOf(row.values.query_id);
    const ofQuery = labels.get(queryId) ?? new Map<string, number>();
    ofQuery.set(textOf(row.values.product_id), gradeOf(textOf(row.values.relevance ?? row.values.label)));
    labels.set(queryId, ofQuery);
  }
  return labels;
}

/** Numbers, or the words that judges use. */
function gradeOf(grade: string): number {
  const named: Record<string, number> = { exact: 2, partial: 1, irrelevant: 0 };
  return named[grade.toLowerCase()] ?? (Number(grade) || 0);
}

const seconds = (began: number): string => ((Date.now() - began) / 1_000).toFixed(1);
