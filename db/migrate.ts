import { existsSync } from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { sqlState } from "./client";
import { connectMs } from "./pool";

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
  const client = await connect(url);
  try {
    await client.query("set client_min_messages = warning");
    await client.query("select pg_advisory_lock($1)", [lock]);
    await migrate(drizzle({ client }), { migrationsFolder }).catch(refuseMisfit);
    await runMigrations({ connectionString: url });
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  if (!URL.canParse(url)) throw new Error("DATABASE_URL is not an address: expected postgres://user:password@host:port/database");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs });
  client.on("error", () => {});
  await client.connect().catch((error: Error) => {
    const { host, pathname } = new URL(url);
    throw new Error(`The database ${pathname.slice(1)} at ${host} cannot be reached: ${error.message}. Start it, or correct DATABASE_URL.`, { cause: error });
  });
  return client;
}

/** Tables that no migration of ours is on record for: another program's, or a copy that was restored by half. */
function refuseMisfit(error: unknown): never {
  const code = sqlState(error);
  if (code !== "42P07" && code !== "42710" && code !== "42723") throw error;
  const { message } = error instanceof Error && error.cause instanceof Error ? error.cause : new Error(String(error));
  throw new Error(`The database holds things that our migrations did not make (${message}). Empty it, or name another one in DATABASE_URL.`, { cause: error });
}
