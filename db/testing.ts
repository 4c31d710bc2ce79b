import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { closeDb, connectTo, liftDeadlines, transaction, type Reader, type Tx } from "@/db/client";
import { invariants } from "@/lib/domain/invariants";

const template = "template_throughline";
const rolledBack = new Error("The test is over: roll back");
let isOpen = false;

/**
 * A test on real PostgreSQL inside one transaction. At its end every deferred constraint and every invariant is
 * checked, then all is rolled back. Give `tx` to verbs, and to views as their last argument.
 */
export function dbTest(sentence: string, body: (world: { tx: Tx }) => Promise<void>): void {
  test(sentence, async () => {
    await openWorkerDatabase();
    await transaction(async (tx) => {
      await body({ tx });
      await tx.execute(sql`set constraints all immediate`);
      await expectInvariants(tx);
      throw rolledBack;
    }).catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
  });
}

/**
 * A test that really commits, from as many connections as it likes, on a database of its own: `db` and
 * `transaction()` of `@/db/client` lead there while it runs, `url` is for connections beside them. At the end every
 * invariant is checked and the database dropped. Fifty shoppers on a busy machine wait long for a connection, and which of
 * them got the lamp is judged, not when: there is no deadline but the test's own.
 */
export function raceTest(sentence: string, body: (world: { url: string }) => Promise<void>, timeoutMs?: number): void {
  test(
    sentence,
    async () => {
      const name = `race_${randomBytes(6).toString("hex")}`;
      // Files are copied at a third of the work that it is to write them through the log.
      await onCluster(`create database ${name} template ${template} strategy file_copy`);
      isOpen = false;
      liftDeadlines();
      await connectTo(databaseUrl(name));
      try {
        await body({ url: databaseUrl(name) });
        await transaction(expectInvariants);
      } finally {
        await closeDb();
        await onCluster(`drop database ${name} with (force)`);
      }
    },
    timeoutMs,
  );
}

/** All in one statement: asked one by one, they cost a fresh database more than most tests do. */
const everyInvariant = sql.raw(invariants.map(({ name, sql: query }) => `(select ${pg.escapeLiteral(name)} as name, to_json(r) as row from (${query}) r limit 5)`).join(" union all "));

/** Fails with the name and the rows of every invariant that does not hold. */
export async function expectInvariants(from: Reader): Promise<void> {
  const { rows } = await from.execute(everyInvariant);
  expect(rows, "invariants that do not hold").toEqual([]);
}

/** Each worker of the test runner keeps one clone for all its files: their tests leave nothing behind. */
async function openWorkerDatabase(): Promise<void> {
  if (isOpen) return;
  const name = `worker_${process.env.VITEST_POOL_ID ?? "1"}`;
  const { rowCount } = await onCluster(`select 1 from pg_database where datname = '${name}'`);
  if (!rowCount) await onCluster(`create database ${name} template ${template}`);
  await connectTo(databaseUrl(name));
  isOpen = true;
}

afterAll(closeDb);

function databaseUrl(name: string): string {
  const url = new URL(inject("cluster"));
  url.pathname = `/${name}`;
  return url.href;
}

async function onCluster(statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: inject("cluster") });
  client.on("error", () => {});
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
