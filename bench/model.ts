import { parseArgs } from "node:util";
import { closeDb, liftDeadlines } from "@/db/client";
import { drive } from "./model/drive";
import { Contradiction } from "./model/tally";

const { values: flags } = parseArgs({ options: { operations: { type: "string", default: "20000" }, seed: { type: "string", default: String(Date.now() % 1_000_000) }, workers: { type: "string", default: "6" }, goods: { type: "string", default: "200" } } });
let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => (isStopping = true));

liftDeadlines();
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Contradiction ? error.message : error);
  console.error(`seed ${flags.seed}, ${flags.workers} workers`);
  return 1;
});
await closeDb();
process.exit();

async function main(): Promise<number> {
  const [operations, seed, workers, goods] = [Number(flags.operations), Number(flags.seed), Number(flags.workers), Number(flags.goods)];
  if (![operations, seed, workers, goods].every((one) => Number.isSafeInteger(one) && one > 0)) throw new Error("Usage: npm run model -- --operations N --seed S --workers W [--goods G]");
  const driven = await drive({ url: process.env.DATABASE_URL ?? "", operations, seed, workers, size: { stores: 4, goods, units: 12 }, say: console.log, isOver: () => isStopping });
  console.log(JSON.stringify(driven, null, 2));
  return 0;
}
