import { createHash } from "node:crypto";

/** What one query found, best first, and what was judged relevant for it: 2 exactly, 1 in part; absent is 0. */
export type Judged = { queryId: string; found: readonly string[]; relevance: ReadonlyMap<string, number> };

export type RankingFigures = { queries: number; "ndcg@10": number; mrr: number; "precision@10": number; "recall@10": number; no_result: number };

/**
 * Means over the queries that have something relevant. NDCG with linear gains and a logarithmic discount (Järvelin and
 * Kekäläinen 2002, as WANDS uses it); for the other figures anything above 0 is relevant. `no_result` counts queries.
 */
export function rankingFigures(judged: readonly Judged[]): RankingFigures {
  const counted = judged.filter(({ relevance }) => [...relevance.values()].some((grade) => grade > 0));
  const mean = (figure: (one: Judged) => number) => (counted.length === 0 ? 0 : Math.round((counted.reduce((sum, one) => sum + figure(one), 0) / counted.length) * 10_000) / 10_000);
  return {
    queries: counted.length, "ndcg@10": mean(ndcg), mrr: mean(reciprocalRank), "precision@10": mean((one) => hits(one) / 10),
    "recall@10": mean((one) => hits(one) / [...one.relevance.values()].filter((grade) => grade > 0).length),
    no_result: counted.filter(({ found }) => found.length === 0).length,
  };
}

/** Queries are tuned on one half and reported on the other; which half is chance, but always the same. */
export const isHeldOut = (queryId: string): boolean => (createHash("sha256").update(queryId).digest()[0] ?? 0) % 2 === 1;

function ndcg({ found, relevance }: Judged): number {
  const ideal = [...relevance.values()].sort((a, b) => b - a);
  return discounted(found.map((id) => relevance.get(id) ?? 0)) / discounted(ideal);
}

const discounted = (gains: readonly number[]): number => gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);

function reciprocalRank({ found, relevance }: Judged): number {
  const at = found.findIndex((id) => (relevance.get(id) ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

const hits = ({ found, relevance }: Judged): number => found.slice(0, 10).filter((id) => (relevance.get(id) ?? 0) > 0).length;
