import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { buildIfNeeded, runProgram } from "@/scripts/app.mjs";
import { ensureDatabase, startThrowawayPostgres } from "@/scripts/embedded-postgres.mjs";
import { freePort } from "@/scripts/ports.mjs";
import { parentOf } from "./cpu";
import { openWire, type Wire } from "./postgres-wire";

export type RunningShop = { app: string; floor: string; appPid: number; floorPid: number; postgresPid: number; roundTrips: () => number; query: (text: string, values?: unknown[]) => Promise<Record<string, string>[]>; stop: () => Promise<void> };

const root = path.resolve(import.meta.dirname, "..");
const floorRoot = path.join(root, "bench/floor");

/** The demo world behind the production server, and the bare Next.js app beside it on the same database, both through a wire that counts round trips. Stops by itself when asked. */
export async function openShopAndFloor(): Promise<RunningShop> {
  const database = await startThrowawayPostgres();
  const children: ChildProcess[] = [];
  const wires: Wire[] = [];
  const stop = async () => {
    for (const child of children) child.kill("SIGTERM");
    for (const wire of wires) await wire.stop();
    await client.end();
    await database.stop();
  };
  const url: string = database.url("bench");
  await ensureDatabase(url);
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  const [appPort, floorPort] = [await freePort(), await freePort()];
  const env = {
    ...process.env, DATABASE_URL: url, AUTH_SECRET: "a secret of the benches, used nowhere else", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "bench").toString("base64"),
    NEXT_DIST_DIR: ".next-bench", NEXT_TELEMETRY_DISABLED: "1", DEMO: "1", LOG_LEVEL: "error", APP_URL: `http://127.0.0.1:${appPort}`,
  };
  for (const program of ["scripts/migrate.ts", "scripts/seed.ts"]) await done(runProgram(program, [], env));
  await buildIfNeeded(env, (line: string) => console.error(line));
  await client.connect();
  await client.query(floorTables);
  await run(["node_modules/next/dist/bin/next", "build", floorRoot], env);
  const wire = await openWire(url);
  wires.push(wire);
  env.DATABASE_URL = wire.url;
  const app = start(["--import", "tsx", "scripts/start.ts"], { ...env, PORT: String(appPort), NODE_ENV: "production" });
  const floor = start(["node_modules/next/dist/bin/next", "start", floorRoot, "-p", String(floorPort)], { ...env, NODE_ENV: "production" });
  children.push(app, floor);
  await answers(`http://127.0.0.1:${appPort}/api/health/ready`);
  await answers(`http://127.0.0.1:${floorPort}/handler`);
  const query = async (text: string, values: unknown[] = []) => (await client.query<Record<string, string>>(text, values)).rows;
  const backend = Number((await query("select pg_backend_pid() as pid"))[0]?.["pid"]);
  return { app: `http://127.0.0.1:${appPort}`, floor: `http://127.0.0.1:${floorPort}`, appPid: app.pid ?? 0, floorPid: floor.pid ?? 0, postgresPid: parentOf(backend), roundTrips: wire.roundTrips, query, stop };
}

const floorTables = `
  create table floor_stock (sku integer primary key, on_hand integer not null, allocated integer not null default 0);
  insert into floor_stock select n, 1000000 from generate_series(1, 1000) n;
  create table floor_hold (id bigserial primary key, sku integer not null, expires_at timestamptz not null);
  create table floor_order (id bigserial primary key, email text not null, placed_at timestamptz not null default now());
  create table floor_order_line (id bigserial primary key, order_id bigint not null, sku integer not null)`;

function start(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, env, stdio: "ignore" });
}

async function run(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...env, NODE_ENV: "production" }, stdio: "ignore" });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
}

async function done(program: Promise<{ code: number; output: string }>): Promise<void> {
  const { code, output } = await program;
  if (code !== 0) throw new Error(output);
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt++) {
    if (await fetch(url).then((response) => response.ok, () => false)) return;
    await pause(500);
  }
  throw new Error(`${url} did not answer`);
}
