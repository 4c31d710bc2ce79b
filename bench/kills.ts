import { parseArgs } from "node:util";
import { closeDb, liftDeadlines } from "@/db/client";
import { killPostgres } from "./kills/kill-postgres";
import { walkKills } from "./kills/walk-kills";
import { walks } from "./kills/walks";

const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: { postgres: { type: "boolean" } } });
const what = { names: positionals.length > 0 ? positionals : Object.keys(walks), choose: <T>(moments: T[]) => moments, say: console.log };
liftDeadlines();
const walked = flags.postgres ? await killPostgres(what) : await walkKills({ ...what, url: process.env.DATABASE_URL ?? "" });
await closeDb();
console.log(JSON.stringify({ killed: walked.reduce((sum, one) => sum + one.killed, 0), problems: walked.reduce((sum, one) => sum + one.problems.length, 0), walks: walked.map(({ walk, statements, killed }) => ({ walk, statements, killed })) }, null, 2));
process.exit(walked.some(({ problems }) => problems.length > 0) ? 1 : 0);
