import { expect } from "vitest";
import { raceTest } from "@/db/testing";
import { oneMoment } from "./one-moment";
import { walkKills } from "./walk-kills";
import { walks } from "./walks";

raceTest("a process killed in the middle of checkout, till sale, exchange, order edit, delivery, hand-over, capture, refund, return, transfer or cancellation leaves nothing half done", async ({ url }) => {
  const walked = await walkKills({ url, names: Object.keys(walks), choose: oneMoment, say: () => undefined });
  expect(walked.flatMap((walk) => walk.problems)).toEqual([]);
  expect(walked.map((walk) => walk.killed)).toEqual(walked.map(() => 1));
}, 420_000);
