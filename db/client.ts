import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import { NodePgSession, NodePgTransaction } from "drizzle-orm/node-postgres/session";
import { PgDialect, type PgDatabase, type PgTransactionConfig } from "drizzle-orm/pg-core";
import type pg from "pg";
import { openPool, sessionLimits } from "./pool";
import { forgetStatements, statementName } from "./statements";

const casing = "snake_case";
const dialect = new PgDialect({ casing });

type NoSchema = Record<string, never>;

/** The database outside any transaction: for reading. Writes go through `transaction()`. */
export type Db = Omit<NodePgDatabase, "transaction">;
/** An open transaction. `tx.transaction()` is a savepoint. */
export type Tx = NodePgTransaction<NoSchema, NoSchema>;
/** Whatever a view may read from. */
export type Reader = Omit<PgDatabase<NodePgQueryResultHKT, NoSchema>, "transaction">;

const attempts = 4;

type Scope = { isOpen: boolean };
type State = { pool: pg.Pool | undefined; url: string | undefined; hasDeadlines: boolean; scope: AsyncLocalStorage<Scope> };

/** One state per process: development reloads and the server around the bundled app each load their own copy of this file. */
const key = Symbol.for("throughline.db");
const shared: typeof globalThis & { [key]?: State } = globalThis;
const state = (shared[key] ??= { pool: undefined, url: undefined, hasDeadlines: true, scope: new AsyncLocalStorage<Scope>() });

const outsideTransactions = {
  query: (...query: unknown[]): unknown => Reflect.apply(pool().query, pool(), query),
};

/** Connects at the first query, so importing this file needs neither a server nor DATABASE_URL. */
export const db: Db = outside(outsideTransactions);

/** For a write that is one statement and its own transaction: it needs no round trips for `begin` and `commit`, and its plan is kept as in `transaction()`. */
export const inOneStatement: Db = outside({
  query: async (config: pg.QueryConfig, values?: unknown[]): Promise<unknown> => {
    if (limitsBy() === "transaction") return pool().query(config, values);
    try {
      return await pool().query({ ...config, name: statementName(config.text) }, values);
    } catch (error) {
      if (!isOfKeptPlan(error)) throw error;
      forgetStatements();
      return pool().query(config, values);
    }
  },
});

function outside(client: object): Db {
  // drizzle only calls query() on it
  return new Proxy(drizzle({ client: client as unknown as pg.Pool, casing }), {
    get(target, property, receiver): unknown {
      refuseInsideTransaction("db was used while a transaction is open: pass the transaction (tx) instead");
      return Reflect.get(target, property, receiver);
    },
  });
}

/**
 * Runs `work` in one transaction and commits what it did. Throws what `work` throws, after rolling back. A
 * serialization failure or deadlock runs `work` again, a few times: it must touch nothing but `tx`.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, options: PgTransactionConfig = {}): Promise<T> {
  refuseInsideTransaction("transaction() was called while a transaction is open: pass the open one (tx) instead");
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(work, options);
    } catch (error) {
      const isStale = isOfKeptPlan(error);
      if (isStale) forgetStatements();
      if (attempt === attempts || !(isStale || isWorthRepeating(error))) throw error;
      await pause(Math.random() * 15 * 2 ** attempt);
    }
  }
}

/** The bounded pool, for graphile-worker and health checks. Everything else uses `db` and `transaction()`. */
export function pool(): pg.Pool {
  return (state.pool ??= openPool(databaseUrl(), limitsBy() === "session", state.hasDeadlines));
}

/** Waits until running queries have ended and closes every connection. The next query opens a new pool. */
export async function closeDb(): Promise<void> {
  const closing = state.pool;
  state.pool = undefined;
  await closing?.end();
}

/** Points every later query of this process at another database: a test's clone, a tool's scratch database. */
export async function connectTo(url: string): Promise<void> {
  await closeDb();
  state.url = url;
}

/** For what runs alone (seed, import, check, race tests): statements may take as long as they need, and waiting for a connection a minute. Call it first. */
export function liftDeadlines(): void {
  state.hasDeadlines = false;
}

/** The PostgreSQL error code (`23505`, `40001`, …) behind an error, however deeply it is wrapped. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && /^[0-9A-Z]{5}$/.test(cause.code)) return cause.code;
  }
  return undefined;
}

/** The address for what a transaction-mode pooler cannot carry: LISTEN, migrations, the job runner. */
export function directUrl(): string {
  return state.url || process.env.DIRECT_URL || databaseUrl();
}

async function attemptOnce<T>(work: (tx: Tx) => Promise<T>, options: PgTransactionConfig): Promise<T> {
  const client = await pool().connect();
  const scope: Scope = { isOpen: true };
  let isUsable = false;
  try {
    await client.query(begin(options));
    const result = await state.scope.run(scope, () => work(transactionOn(client)));
    // A transaction whose failure was swallowed answers COMMIT with ROLLBACK: nothing was kept, so say so.
    const { command } = await client.query("commit");
    isUsable = true;
    if (command !== "COMMIT") throw new Error("The transaction was rolled back: one of its statements had failed");
    return result;
  } catch (error) {
    if (!isUsable) isUsable = await rollback(client);
    throw error;
  } finally {
    scope.isOpen = false;
    client.release(!isUsable);
  }
}

function begin({ isolationLevel, accessMode, deferrable }: PgTransactionConfig): string {
  const mode = [isolationLevel && `isolation level ${isolationLevel}`, accessMode, deferrable && "deferrable"].filter(Boolean);
  const statements = [`begin ${mode.join(" ")}`];
  if (limitsBy() === "transaction" && state.hasDeadlines) {
    for (const [name, milliseconds] of Object.entries(sessionLimits)) statements.push(`set local ${name} = ${milliseconds}`);
  }
  return statements.join("; ");
}

function transactionOn(client: pg.PoolClient): Tx {
  const keeping = limitsBy() === "session" ? keepingStatements(client) : client;
  const session = new NodePgSession<NoSchema, NoSchema>(keeping, dialect, undefined);
  return new NodePgTransaction(dialect, session, undefined);
}

/** Behind a transaction-mode pooler the next transaction may run on a connection that knows none of our statements. */
function keepingStatements(client: pg.PoolClient): pg.PoolClient {
  const query = (config: pg.QueryConfig, values?: unknown[]): unknown => client.query({ ...config, name: statementName(config.text) }, values);
  return { query } as unknown as pg.PoolClient; // drizzle only calls query() on it, with a config
}

/** Whether the connection is in a known state again and may go back to the pool. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  return client.query("rollback").then(
    () => true,
    () => false,
  );
}

function refuseInsideTransaction(message: string): void {
  if (state.scope.getStore()?.isOpen) throw new Error(message);
}

function isWorthRepeating(error: unknown): boolean {
  const code = sqlState(error);
  return code === "40001" || code === "40P01";
}

/** A table changed under a kept statement, which can never be executed again. */
function isOfKeptPlan(error: unknown): boolean {
  return sqlState(error) === "0A000" && String(error instanceof Error ? (error.cause ?? error) : error).includes("cached plan");
}

/** A transaction-mode pooler refuses settings of a session, so behind one each transaction carries its limits. */
function limitsBy(): "session" | "transaction" {
  const direct = process.env.DIRECT_URL;
  return !state.url && direct && direct !== process.env.DATABASE_URL ? "transaction" : "session";
}

function databaseUrl(): string {
  const url = state.url ?? process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: expected postgres://user:password@host:port/database");
  return url;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
