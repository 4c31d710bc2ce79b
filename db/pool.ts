import pg from "pg";

/** Limits the server keeps for each session, in milliseconds. */
export const sessionLimits = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 10_000 };
export const connectMs = 10_000;
/** A black-holed connection never reports the server's own deadline, so the client keeps a later one. */
const answerMs = sessionLimits.statement_timeout + 5_000;

/** A bounded pool in which waiting is bounded too, and a dying connection hurts nobody but the query that used it. */
export function openPool(url: string, mayLimitSessions: boolean, hasDeadlines: boolean): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: Number(process.env.DATABASE_POOL) || 12,
    connectionTimeoutMillis: hasDeadlines ? connectMs : 6 * connectMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(hasDeadlines && { query_timeout: answerMs, ...(mayLimitSessions && sessionLimits) }),
  });
  // Without a listener a connection that dies ends the process. The query that used it fails by itself.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
