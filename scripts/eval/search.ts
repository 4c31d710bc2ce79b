import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { readRows } from "../import/read-rows";
import { readLabels } from "./labels";
import { isHeldOut, rankingFigures, type Judged } from "./ranking";
import { comparedRankings, ofTheShop, type Ranking } from "./search-rankings";
import { stockShelves } from "./stock-shelves";
import { textOf } from "./text-of";

type Query = { id: string; text: string; relevance: ReadonlyMap<string, number> };

/** How well the shop's own search answers judged queries over a file of products; with `compare` beside other rankings. */
export async function evaluateSearch({ compare, ...files }: { products: string; queries: string; labels: string; compare: boolean }): Promise<Record<string, unknown>> {
  const began = Date.now();
  const { products, rejected } = await stockShelves(files.products);
  console.error(`${products} products in ${seconds(began)} s, ${rejected.length} rejected${rejected.length > 0 ? `, the first: ${rejected.slice(0, 3).join("; ")}` : ""}`);
  const { rows } = await db.execute<{ id: string; external_id: string }>(sql`select id, external_id from product`);
  const externalIds = new Map(rows.map((row) => [row.id, row.external_id]));
  const queries = await readQueries(files);
  const { judged, times } = await judge(ofTheShop, queries, externalIds);
  const halves = halvesOf(judged);
  const compared = [lineOf(ofTheShop.name, halves)];
  for (const ranking of compare ? comparedRankings : []) compared.push(lineOf(ranking.name, halvesOf((await judge(ranking, queries, externalIds)).judged)));
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return { ...rankingFigures(judged), products, rejected: rejected.length, ms: { p50: at(0.5), p95: at(0.95) }, seconds: Number(seconds(began)), ...halves, ...(compare && { compared }) };
}

async function readQueries(files: { products: string; queries: string; labels: string }): Promise<Query[]> {
  const labels = await readLabels(files.labels, files.products);
  const queries: Query[] = [];
  for await (const row of readRows(files.queries, {})) {
    if ("problem" in row) continue;
    const id = textOf(row.values.query_id ?? row.values.id);
    const relevance = labels.get(id);
    if (relevance) queries.push({ id, text: textOf(row.values.query), relevance });
  }
  return queries;
}

async function judge({ find, prepare }: Ranking, queries: readonly Query[], externalIds: ReadonlyMap<string, string>): Promise<{ judged: Judged[]; times: number[] }> {
  await prepare?.();
  const judged: Judged[] = [];
  const times: number[] = [];
  for (const { id, text, relevance } of queries) {
    const asked = performance.now();
    const found = await find(text);
    times.push(performance.now() - asked);
    judged.push({ queryId: id, found: found.map((one) => externalIds.get(one) ?? ""), relevance });
  }
  return { judged, times: times.sort((a, b) => a - b) };
}

const halvesOf = (judged: readonly Judged[]) =>
  ({ tuning: rankingFigures(judged.filter(({ queryId }) => !isHeldOut(queryId))), heldOut: rankingFigures(judged.filter(({ queryId }) => isHeldOut(queryId))) });

function lineOf(ranking: string, { tuning, heldOut }: ReturnType<typeof halvesOf>): { ranking: string; tuning: number; heldOut: number } {
  console.error(`NDCG@10 ${tuning["ndcg@10"].toFixed(3)} tuning, ${heldOut["ndcg@10"].toFixed(3)} held out: ${ranking}`);
  return { ranking, tuning: tuning["ndcg@10"], heldOut: heldOut["ndcg@10"] };
}

const seconds = (began: number): string => ((Date.now() - began) / 1_000).toFixed(1);
