// Fills an empty database with the demo world: npm run db:seed [-- --seed N]. A database that has it already, or holds
// another shop, is left as it is (exit 0). Exit 3: an earlier seeding was interrupted, so start over on an empty one.
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { closeDb, liftDeadlines, transaction } from "@/db/client";
import { seedDemo } from "@/db/seed/seed";

const { values: flags } = parseArgs({ options: { seed: { type: "string", default: "1" } } });
liftDeadlines();
const seed = Number(flags.seed);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed expects a whole number, not ${flags.seed}`);

const state = await claim();
if (state === "empty") {
  await seedDemo({ seed, log: (line) => console.log(line) });
  await transaction((tx) => tx.execute(sql`update demo.world set finished_at = clock_timestamp()`));
  console.log(`The demo world (seed ${seed}) is there.`);
} else if (state === "unfinished") {
  console.error("An earlier seeding was interrupted and left part of the demo world. Start over on an empty database.");
  process.exitCode = 3;
} else {
  console.log(state === "seeded" ? "The demo world is there already." : "The database holds a shop already; nothing was added.");
}
await closeDb();

function claim(): Promise<"empty" | "unfinished" | "seeded" | "foreign"> {
  return transaction(async (tx) => {
    await tx.execute(sql`create schema if not exists demo`);
    await tx.execute(sql`create table if not exists demo.world (id integer primary key default 1 check (id = 1), seed bigint not null,
      started_at timestamptz not null default clock_timestamp(), finished_at timestamptz)`);
    const { rows } = await tx.execute<{ isFinished: boolean }>(sql`select finished_at is not null as "isFinished" from demo.world`);
    if (rows[0]) return rows[0].isFinished ? "seeded" : "unfinished";
    const { rows: places } = await tx.execute(sql`select 1 from location limit 1`);
    if (places.length > 0) return "foreign";
    await tx.execute(sql`insert into demo.world (seed) values (${seed})`);
    return "empty";
  });
}
