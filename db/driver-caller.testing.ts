// Run by client.race.test.ts in a process of its own, where an exception nobody catches can be counted:
// tsx db/driver-caller.testing.ts pg|postgres. Prints "." for each answer, then one line of JSON.
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { transaction } from "@/db/client";

const callers = 30;
const wanted = 40;
const driver = process.argv[2];
const patienceMs = driver === "pg" ? 45_000 : 4_000;

const outcome = { acknowledged: [] as number[], refused: 0, unanswered: 0, uncaught: 0 };
process.on("uncaughtException", () => outcome.uncaught++);
process.on("unhandledRejection", () => outcome.uncaught++);

const client = driver === "pg" ? undefined : postgres(process.env.DATABASE_URL ?? "", { max: 12, connect_timeout: 10, onnotice: () => {} });
let next = 0;

async function insert(id: number): Promise<void> {
  if (!client) return transaction(async (tx) => void (await tx.execute(sql`insert into survived (id) values (${id})`)));
  await client.begin(async (tx) => tx`insert into survived (id) values (${id})`);
}

async function call(): Promise<void> {
  for (let done = 0; done < wanted; ) {
    const id = next++;
    const answer = await Promise.race([insert(id).then(() => "yes", () => "no"), later(patienceMs)]);
    if (answer === "yes") done = outcome.acknowledged.push(id) && done + 1;
    else if (answer === "no") outcome.refused++;
    else outcome.unanswered++;
    process.stdout.write(".");
    // postgres.js is known to fail; its first failure says all there is to know.
    if (client && outcome.unanswered + outcome.uncaught > 0) return;
    // A refused connection is refused at once: let the server come back instead of asking without pause.
    if (answer === "no") await later(20);
  }
}

function later(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, "none").unref());
}

const stayAlive = setInterval(() => {}, 1_000);
await Promise.all(Array.from({ length: callers }, call));
clearInterval(stayAlive);
process.stdout.write(`\n${JSON.stringify(outcome)}\n`, () => process.exit(0));
