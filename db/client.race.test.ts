import { spawn } from "node:child_process";
import { mkdtempSync, chmodSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureDatabase, startPostgres } from "@/scripts/embedded-postgres.mjs";
import { openFaultyProxy } from "./faulty-proxy.testing";

type Outcome = { acknowledged: number[]; refused: number; unanswered: number; uncaught: number };

const folder = mkdtempSync(path.join(os.tmpdir(), "throughline-survival-"));
chmodSync(folder, 0o755);
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
  await ensureDatabase(server.url("survival"));
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("thirty callers of transaction() all get an answer while connections break and the server restarts", async () => {
  const outcome = await underFaults("pg");
  expect(outcome).toMatchObject({ unanswered: 0, uncaught: 0 });
  expect(outcome.refused, "faults that reached a caller").toBeGreaterThan(20);
  expect(outcome.acknowledged).toHaveLength(30 * 40);
  expect(await missing(outcome.acknowledged)).toEqual([]);
}, 180_000);

test("postgres.js is watched for the day it survives too", async ({ annotate }) => {
  const { unanswered, uncaught, acknowledged } = await underFaults("postgres");
  const verdict = unanswered + uncaught === 0 ? "survived" : "did not survive";
  await annotate(`postgres.js ${verdict}: ${uncaught} uncaught, ${unanswered} unanswered, ${acknowledged.length} acknowledged`);
}, 180_000);

/** A fault after every 120 answers, in turn, whatever the speed of the machine. */
async function underFaults(driver: "pg" | "postgres"): Promise<Outcome> {
  await query("drop table if exists survived", "create table survived (id integer primary key)");
  const proxy = await openFaultyProxy(server.port);
  const faults = [proxy.reset, proxy.cut, terminateAll, proxy.reset, restart];
  const url = server.url("survival").replace(`:${server.port}/`, `:${proxy.port}/`);
  const caller = spawn(process.execPath, ["--import", "tsx", "db/driver-caller.testing.ts", driver], {
    env: { ...process.env, DATABASE_URL: url, NODE_OPTIONS: "" }, stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  let answers = 0;
  let turn = 0;
  let fault = Promise.resolve();
  for await (const chunk of caller.stdout.setEncoding("utf8") as AsyncIterable<string>) {
    said += chunk.replaceAll(".", "");
    answers += chunk.length;
    if (answers < 120 * (turn + 1)) continue;
    const next = faults[turn++ % faults.length];
    fault = fault.then(next);
  }
  await fault;
  proxy.close();
  const outcome: Outcome = JSON.parse(said.trim() || '{"acknowledged":[],"refused":0,"unanswered":0,"uncaught":1}');
  return outcome;
}

async function restart(): Promise<void> {
  await server.stop();
  server = await startServer(server.port);
}

async function terminateAll(): Promise<void> {
  await query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'survival' and pid <> pg_backend_pid()");
}

async function missing(ids: number[]): Promise<number[]> {
  const { rows } = await query("select id from survived");
  const kept = new Set(rows.map((row: { id: number }) => row.id));
  return ids.filter((id) => !kept.has(id));
}

async function query(...statements: string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server.url("survival") });
  client.on("error", () => {});
  await client.connect();
  try {
    for (const statement of statements.slice(0, -1)) await client.query(statement);
    return await client.query(statements.at(-1) ?? "");
  } finally {
    await client.end();
  }
}

function startServer(port = 0) {
  return startPostgres({ folder: path.join(folder, "data"), port, mayMove: port === 0 });
}
