import { existsSync } from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const lock = 7_215_904_106;
const migrationsFolder = path.join(process.cwd(), "db/migrations");

/**
 * Brings a database to the newest schema, the job queue's included. Several instances may start at once: one does
 * the work, the others wait for it. `url` must not lead through a transaction-mode pooler.
 */
export async function migrateDatabase(url: string): Promise<void> {
  if (!existsSync(path.join(migrationsFolder, "meta/_journal.json"))) {
    throw new Error(`No migrations in ${migrationsFolder}: write them with "npm run db:generate"`);
  }
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("set client_min_messages = warning");
    await client.query("select pg_advisory_lock($1)", [lock]);
    await migrate(drizzle({ client }), { migrationsFolder });
    await runMigrations({ connectionString: url });
  } finally {
    await client.end();
  }
}
