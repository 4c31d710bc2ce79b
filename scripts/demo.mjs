// The whole shop with one command: npm run demo [-- --reset] [-- --dev]. Until the dependencies are installed, only
// Node's own modules are imported here.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildIfNeeded, endPrograms, runProgram, startApp } from "./app.mjs";
import { lockDataFolder } from "./demo-lock.mjs";
import { demoSecrets } from "./demo-secrets.mjs";
import { ensureDatabase, startPostgres } from "./embedded-postgres.mjs";
import { installDependencies } from "./install.mjs";
import { isPortFree } from "./ports.mjs";

const { values: flags } = parseArgs({ options: { reset: { type: "boolean" }, dev: { type: "boolean" }, seed: { type: "string" } } });
const began = Date.now();
const root = path.resolve(import.meta.dirname, "..");
const data = path.resolve(root, process.env.DATA_DIR || ".data");
const port = Number(process.env.PORT || 3000);

/** What to undo at the end, newest first: the programs, then the database, then the lock. */
const undo = [];
let stopping;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));

try {
  await start();
} catch (error) {
  if (!stopping) console.error(`\n${error.message}`);
  await stop(1);
}

async function start() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT expects a number from 1 to 65535, not "${process.env.PORT}"`);
  fs.mkdirSync(data, { recursive: true });
  const lock = await lockDataFolder(data, port);
  undo.push(lock.release);
  if (!(await isPortFree(port, "0.0.0.0")) || !(await isPortFree(port))) {
    throw new Error(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm run ${flags.dev ? "dev" : "demo"}`);
  }
  process.chdir(root);
  await step(() => installDependencies(root, say));

  const env = {
    ...process.env,
    ...demoSecrets(data),
    DATABASE_URL: process.env.DATABASE_URL || (await embeddedDatabase()),
    APP_URL: process.env.APP_URL || `http://localhost:${port}`,
    MEDIA_DIR: process.env.MEDIA_DIR || path.join(data, "media"),
    DEMO: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  checkpoint();
  await migrateAndSeed(env);
  if (!flags.dev) await step(() => buildIfNeeded(env, say));
  say("starting the web server and the worker");
  const running = { env, port, logs: path.join(data, "logs"), isDev: flags.dev, isStopping: () => !!stopping, onFailure: fail, onProcess: lock.note };
  const app = await step(() => startApp(running));
  undo.push(() => app.stop());
  checkpoint();
  await announce(env.APP_URL);
}

/** Starts the server that comes with the dependencies, and starts it again should it die. */
async function embeddedDatabase() {
  say("starting the database");
  const options = { folder: path.join(data, "postgres"), say };
  let server = await startPostgres({ ...options, port: Number(process.env.PGPORT || 54329), mayMove: !process.env.PGPORT });
  undo.push(() => server.stop());
  const url = server.url("throughline");
  await ensureDatabase(url, { startOver: flags.reset });
  void (async () => {
    while (!stopping) {
      await pause(1_000, undefined, { ref: false });
      if (stopping || server.isRunning()) continue;
      say("the database server died; starting it again");
      server = await startPostgres({ ...options, port: server.port });
    }
  })().catch((error) => fail(error.message));
  return url;
}

async function migrateAndSeed(env) {
  if (flags.reset && process.env.DATABASE_URL) throw new Error("--reset starts the embedded database over. With DATABASE_URL set, empty that database yourself.");
  if (flags.reset) fs.rmSync(path.join(data, "media"), { recursive: true, force: true });
  say("migrating the database");
  await orFail(runProgram("scripts/migrate.ts", [], env));
  const seedArgs = flags.seed ? ["--seed", flags.seed] : [];
  const seeding = await runProgram("scripts/seed.ts", seedArgs, env, say);
  checkpoint();
  if (seeding.code === 3 && !process.env.DATABASE_URL) {
    say("starting over");
    await ensureDatabase(env.DATABASE_URL, { startOver: true });
    await orFail(runProgram("scripts/migrate.ts", [], env));
    await orFail(runProgram("scripts/seed.ts", seedArgs, env, say));
  } else if (seeding.code !== 0) throw new Error(`Seeding failed:\n${seeding.output}`);
}

async function announce(url) {
  const { demoPassword, demoPin } = await import("../db/seed/demo-password.mjs");
  console.log(`ready http://localhost:${port}`);
  console.log(`
The shop      ${url}
The console   ${url}/staff

Sign-ins, all with the password ${demoPassword} (at the till: PIN ${demoPin})
  shopper@alderway.example     a shopper
  associate@alderway.example   a store associate
  manager@alderway.example     a store manager
  agent@alderway.example       a service agent
  admin@alderway.example       the administrator

Ctrl-C stops everything; the data stay.`);
}

async function orFail(running) {
  const { code, output } = await running;
  checkpoint();
  if (code !== 0) throw new Error(output.trim());
}

async function step(work) {
  const result = await work();
  checkpoint();
  return result;
}

/** Ends the start early when a stop was asked for meanwhile. */
function checkpoint() {
  if (stopping) throw new Error("stopped");
}

function fail(reason) {
  if (stopping) return;
  console.error(`\n${reason}`);
  void stop(1);
}

function stop(code) {
  return (stopping ??= (async () => {
    if (code === 0 || undo.length > 1) say("stopping");
    for (const task of [endPrograms, ...undo.reverse()]) await Promise.resolve(task()).catch((error) => console.error(error.message));
    process.exit(code);
  })());
}

function say(line) {
  if (line.trim()) console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`);
}
