import path from "node:path";
import { spawn } from "node:child_process";
import { runProgram } from "./app.mjs";
import { ensureDatabase, startThrowawayPostgres } from "./embedded-postgres.mjs";
import { installDependencies } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
const patienceMs = 15_000;

/**
 * Runs one of our programs on a migrated scratch database that lives as long as it does. Ends this process with the
 * program's exit code, or with `interruptedCode` when a signal or the end of the caller stopped it.
 * `bySocket`: it is given the database's address past the network.
 * @param {{ program: string, args?: string[], env: Record<string, string>, interruptedCode: number, bySocket?: boolean, say?: (line: string) => void }} what
 */
export async function runOnScratchDatabase({ program, args = [], env, interruptedCode, bySocket = false, say = console.error }) {
  let child;
  let database;
  let stopping;
  const stop = (code) => (stopping ??= end(code));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(interruptedCode));
  // npm passes SIGTERM to its shell, and not every shell passes it on: when that is gone, so are we.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(interruptedCode), 500).unref();

  try {
    await installDependencies(root, say);
    say("starting a scratch database");
    database = await startThrowawayPostgres();
    if (stopping) return;
    await ensureDatabase(database.url("throughline"));
    const url = bySocket ? database.socketUrl("throughline") : database.url("throughline");
    const surroundings = { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || "warn", NODE_ENV: "production", ...env, DATABASE_URL: url };
    delete surroundings.DIRECT_URL;
    const { code, output } = await runProgram("scripts/migrate.ts", [], surroundings);
    if (code !== 0) throw new Error(output.trim());
    if (stopping) return;
    child = spawn(process.execPath, ["--import", "tsx", program, ...args], { cwd: root, env: surroundings, stdio: "inherit" });
    child.once("exit", (status) => void stop(stopping ? interruptedCode : (status ?? 1)));
  } catch (error) {
    if (!stopping) console.error(error.message);
    await stop(1);
  }

  async function end(code) {
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const overdue = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(overdue);
    }
    await database?.stop();
    process.exit(code);
  }
}
