// The process that dies: tsx bench/victim.ts waits for one line, {"walk", "errand", "moment"}, begins the operation and
// kills itself at that moment.
import { createInterface } from "node:readline";
import { z } from "zod";
import { liftDeadlines } from "@/db/client";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { errandOf } from "./kills/errand";
import { onEveryStatement } from "./kills/hooks";
import { walks } from "./kills/walks";

const order = z.object({ walk: z.string(), errand: errandOf, moment: z.object({ statement: z.number(), when: z.enum(["sent", "answered"]) }) });

liftDeadlines();
for await (const line of createInterface({ input: process.stdin })) {
  const { walk, errand: sentOn, moment } = order.parse(JSON.parse(line));
  await testGateway().books();
  onEveryStatement((now) => {
    if (now.statement === moment.statement && now.when === moment.when) process.kill(process.pid, "SIGKILL");
  });
  await walks[walk]?.run(sentOn).catch(() => undefined);
  process.exit(0);
}
