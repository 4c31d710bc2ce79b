import { expect, test } from "vitest";
import { killPostgres } from "./kill-postgres";
import { oneMoment } from "./one-moment";

test("PostgreSQL killed in the middle of checkout, till sale, exchange, hand-over, refund, return and transfer loses nothing that was acknowledged", async () => {
  const walked = await killPostgres({ names: ["checkout", "till sale", "exchange", "hand-over", "refund", "return", "transfer"], choose: oneMoment, say: () => undefined });
  expect(walked.flatMap((walk) => walk.problems)).toEqual([]);
  expect(walked.map((walk) => walk.killed)).toEqual([1, 1, 1, 1, 1, 1, 1]);
}, 420_000);
