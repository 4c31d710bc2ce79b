import path from "node:path";
import { parseArgs } from "node:util";
import { closeDb, liftDeadlines } from "@/db/client";
import { evaluateSafetyStock } from "./eval/safety-stock";
import { evaluateSearch } from "./eval/search";
import { evaluateSeed } from "./eval/seed";

/** An evaluation reads the files named by its flags and answers figures, more of them where switched on; the database is its own, migrated and empty. */
type Evaluation = { flags: readonly string[]; switches?: readonly string[]; run: (files: Record<string, string>, switched: ReadonlySet<string>) => Promise<Record<string, unknown>> | Record<string, unknown> };

const evaluations: Record<string, Evaluation> = {
  search: { flags: ["products", "queries", "labels"], switches: ["compare"], run: ({ products = "", queries = "", labels = "" }, switched) => evaluateSearch({ products, queries, labels, compare: switched.has("compare") }) },
  "safety-stock": { flags: [], run: () => evaluateSafetyStock() },
  seed: { flags: ["transactions"], run: ({ transactions = "" }) => evaluateSeed({ transactions }) },
};

process.exitCode = await main().catch((error: unknown) => {
  console.error(error);
  return 1;
});
await closeDb();

async function main(): Promise<number> {
  const [name = "", ...args] = process.argv.slice(2);
  const evaluation = Object.hasOwn(evaluations, name) ? evaluations[name] : undefined;
  if (!evaluation) return wrong(name ? `There is no evaluation "${name}".` : "Which evaluation?");
  const switches = evaluation.switches ?? [];
  const options: Record<string, { type: "string" | "boolean" }> = {};
  for (const flag of evaluation.flags) options[flag] = { type: "string" };
  for (const one of switches) options[one] = { type: "boolean" };
  const { values } = parseArgs({ args, options });
  const missing = evaluation.flags.filter((flag) => !values[flag]);
  if (missing.length > 0) return wrong(`${missing.map((flag) => `--${flag}`).join(", ")} is missing.`);
  const files = Object.fromEntries(evaluation.flags.map((flag) => [flag, path.resolve(process.env.EVAL_FROM ?? ".", String(values[flag]))]));
  liftDeadlines();
  console.log(JSON.stringify({ eval: name, ...(await evaluation.run(files, new Set(switches.filter((name) => values[name])))) }));
  return 0;
}

function wrong(problem: string): number {
  console.error(`${problem}\nUsage:\n${Object.entries(evaluations).map(([name, { flags, switches = [] }]) => ["  npm run eval --", name, ...flags.map((flag) => `--${flag} FILE`), ...switches.map((one) => `[--${one}]`)].join(" ")).join("\n")}`);
  return 2;
}
