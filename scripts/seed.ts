import { parseArgs } from "node:util";
import { closeDb, liftDeadlines } from "@/db/client";
import { seedDemo } from "@/db/seed/seed";

const { values: flags } = parseArgs({ options: { seed: { type: "string", default: "1" } } });

liftDeadlines();
await seedDemo({ seed: Number(flags.seed), log: console.log });
await closeDb();
