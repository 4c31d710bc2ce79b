import { expect, test } from "vitest";
import { isHeldOut, rankingFigures } from "./ranking";

const judged = (found: string[], grades: Record<string, number>) => ({ queryId: "1", found, relevance: new Map(Object.entries(grades)) });

test("a perfect order of everything relevant is worth one", () => {
  expect(rankingFigures([judged(["a", "b"], { a: 2, b: 1 })])).toEqual({ queries: 1, "ndcg@10": 1, mrr: 1, "precision@10": 0.2, "recall@10": 1, no_result: 0 });
});

test("a relevant product in second place is discounted", () => {
  const figures = rankingFigures([judged(["x", "a"], { a: 2, b: 1, c: 0 })]);
  expect(figures.mrr).toBe(0.5);
  expect(figures["ndcg@10"]).toBeCloseTo(2 / Math.log2(3) / (2 + 1 / Math.log2(3)), 3);
  expect(figures["recall@10"]).toBe(0.5);
});

test("queries that found nothing count, those without anything relevant do not", () => {
  expect(rankingFigures([judged([], { a: 1 }), judged(["a"], { a: 0 })])).toMatchObject({ queries: 1, no_result: 1, mrr: 0 });
});

test("the halves are fixed and about equal", () => {
  const held = Array.from({ length: 1_000 }, (_, at) => isHeldOut(String(at))).filter(Boolean).length;
  expect(held).toBeGreaterThan(430);
  expect(held).toBeLessThan(570);
});
