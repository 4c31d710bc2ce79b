import { closeDb, liftDeadlines } from "@/db/client";
import { walkKills } from "./kills/walk-kills";
import { walks } from "./kills/walks";

const chosen = process.argv.slice(2);
liftDeadlines();
const walked = await walkKills({ url: process.env.DATABASE_URL ?? "", names: chosen.length > 0 ? chosen : Object.keys(walks), choose: (moments) => moments, say: console.log });
await closeDb();
console.log(JSON.stringify({ killed: walked.reduce((sum, one) => sum + one.killed, 0), problems: walked.reduce((sum, one) => sum + one.problems.length, 0), walks: walked.map(({ walk, statements, killed }) => ({ walk, statements, killed })) }, null, 2));
process.exit(walked.some(({ problems }) => problems.length > 0) ? 1 : 0);
