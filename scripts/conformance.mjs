// A server for a public protocol's own tests, on a scratch database: npm run conformance -- ucp --data DIR
import path from "node:path";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { runProgram } from "./app.mjs";
import { ensureDatabase, startThrowawayPostgres } from "./embedded-postgres.mjs";
import { installDependencies } from "./install.mjs";
import { isPortFree } from "./ports.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: "string" } } });
const port = Number(process.env.PORT || 8182);
const from = process.env.INIT_CWD || process.cwd();
let child;
let database;
let stopping;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
// npm passes SIGTERM to its shell, and not every shell passes it on: when that is gone, so are we.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void stop(0), 500).unref();

try {
  await start();
} catch (error) {
  if (!stopping) console.error(error.message);
  await stop(1);
}

async function start() {
  if (positionals[0] !== "ucp" || !flags.data) throw new Error("Usage: npm run conformance -- ucp --data DIR");
  if (!Number.isInteger(port) || !(await isPortFree(port, "0.0.0.0"))) throw new Error(`Port ${process.env.PORT || port} is not free. Choose another one: PORT=…`);
  await installDependencies(root, (line) => console.log(line));
  console.log("starting a scratch database");
  database = await startThrowawayPostgres();
  if (stopping) return;
  const url = database.url("throughline");
  await ensureDatabase(url);
  const env = {
    ...process.env, DATABASE_URL: url, DIRECT_URL: "", NODE_ENV: "production", PORT: String(port), APP_URL: `http://localhost:${port}`, AUTH_SECRET: randomBytes(32).toString("base64url"), UCP_TRIAL: "1",
    LOG_LEVEL: process.env.LOG_LEVEL || "warn", UCP_TRIAL_DATA: path.resolve(from, flags.data),
  };
  delete env.DIRECT_URL;
  const { code, output } = await runProgram("scripts/migrate.ts", [], env);
  if (code !== 0) throw new Error(output.trim());
  if (stopping) return;
  child = spawn(process.execPath, ["--import", "tsx", "scripts/ucp-server.ts"], { cwd: root, env, stdio: "inherit" });
  child.once("exit", (status) => void stop(stopping ? 0 : (status ?? 1)));
}

function stop(code) {
  return (stopping ??= (async () => {
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const overdue = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(overdue);
    }
    await database?.stop();
    process.exit(code);
  })());
}
