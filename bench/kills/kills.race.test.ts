import { expect, test } from "vitest";
import { raceTest } from "@/db/testing";
import { randomFrom } from "@/db/seed/random";
import type { Moment } from "./hooks";
import { killPostgres } from "./kill-postgres";
import { walkKills } from "./walk-kills";
import { walks } from "./walks";

/** One moment of each operation, not of its last quarter, which a shorter run never reaches; `npm run kills` walks all of them. */
const one = (moments: Moment[]): Moment[] => [randomFrom(27, `moment of ${moments.length}`).pick(moments.slice(0, Math.ceil(moments.length * 0.75)))];
const quiet = () => undefined;

raceTest("a process killed in the middle of checkout, till sale, exchange, order edit, delivery, hand-over, capture, refund, return, transfer or cancellation leaves nothing half done", async ({ url }) => {
  const walked = await walkKills({ url, names: Object.keys(walks), choose: one, say: quiet });
  expect(walked.flatMap((walk) => walk.problems)).toEqual([]);
  expect(walked.map((walk) => walk.killed)).toEqual(walked.map(() => 1));
}, 420_000);

test("PostgreSQL killed in the middle of checkout, till sale, exchange, hand-over, refund, return and transfer loses nothing that was acknowledged", async () => {
  const walked = await killPostgres({ names: ["checkout", "till sale", "exchange", "hand-over", "refund", "return", "transfer"], choose: one, say: quiet });
  expect(walked.flatMap((walk) => walk.problems)).toEqual([]);
  expect(walked.map((walk) => walk.killed)).toEqual([1, 1, 1, 1, 1, 1, 1]);
}, 420_000);
