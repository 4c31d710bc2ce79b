// Offline quality on given files, on a scratch database that this command starts by itself: npm run eval -- NAME …
// The last line of its output is one JSON object. Other files of the same kind are in scripts/eval.
import path from "node:path";
import { spawn } from "node:child_process";
import { runProgram } from "./app.mjs";
import { ensureDatabase, startThrowawayPostgres } from "./embedded-postgres.mjs";
import { installDependencies } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
let child;
let database;
let stopping;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(130));
// npm passes SIGTERM to its shell, and not every shell passes it on: when that is gone, so are we.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void stop(130), 500).unref();

try {
  await start();
} catch (error) {
  if (!stopping) console.error(error.message);
  await stop(1);
}

async function start() {
  await installDependencies(root, (line) => console.error(line));
  database = await startThrowawayPostgres();
  if (stopping) return;
  const url = database.url("throughline");
  await ensureDatabase(url);
  const env = { ...process.env, DATABASE_URL: url, NODE_ENV: "production", LOG_LEVEL: process.env.LOG_LEVEL || "warn", EVAL_FROM: process.env.INIT_CWD || process.cwd() };
  delete env.DIRECT_URL;
  const { code, output } = await runProgram("scripts/migrate.ts", [], env);
  if (code !== 0) throw new Error(output.trim());
  if (stopping) return;
  child = spawn(process.execPath, ["--import", "tsx", "scripts/evaluate.ts", ...process.argv.slice(2)], { cwd: root, env, stdio: "inherit" });
  child.once("exit", (status) => void stop(status ?? 1));
}

function stop(code) {
  return (stopping ??= (async () => {
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    await database?.stop();
    process.exit(code);
  })());
}
