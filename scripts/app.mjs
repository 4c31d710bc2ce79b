import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "..");
const quickDeathMs = 20_000;
/** Programs of ours that run to an end. @type {Set<import("node:child_process").ChildProcess>} */
const programs = new Set();

/** Ends what still runs to an end. npm would put everything back first; the next start does that better. */
export async function endPrograms() {
  const ended = [...programs].map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of programs) child.kill("SIGTERM");
  const overdue = setTimeout(() => programs.forEach((child) => child.kill("SIGKILL")), 3_000);
  await Promise.all(ended);
  clearTimeout(overdue);
}

/**
 * Runs one of our TypeScript programs to its end.
 * @param {string} program path from the root @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [say] gets each line of its output, not of its errors
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, args, env, say) {
  return runCommand(process.execPath, ["--import", "tsx", program, ...args], { cwd: root, env }, say);
}

/** Runs any command to its end, or to ours. @returns {Promise<{ code: number, output: string }>} */
export function runCommand(command, args, options, say) {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  programs.add(child);
  return collect(child, say).finally(() => programs.delete(child));
}

/** @param {import("node:child_process").ChildProcess} child */
function collect(child, say) {
  return new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      let rest = "";
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        if (say && stream === child.stdout) lines.forEach((line) => say(line));
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Builds the app for production unless this very source was built already.
 * @param {NodeJS.ProcessEnv} env @param {(line: string) => void} say @param {(line: string) => void} [onLine]
 */
export async function buildIfNeeded(env, say, onLine) {
  const marker = path.join(root, env.NEXT_DIST_DIR || ".next", "built-from");
  const source = `${sourceHash(env)} ${await worldOf(env.DATABASE_URL)}`;
  if (readIfThere(marker) === source) return;
  say("building the app (a minute or two)");
  fs.rmSync(marker, { force: true });
  const { code, output } = await runProgram("scripts/build.ts", [], { ...env, NODE_ENV: "production" }, onLine);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  fs.writeFileSync(marker, source);
}

/**
 * Starts the web server and the worker, each again when it dies, and waits until requests are served.
 * @param {{ env: NodeJS.ProcessEnv, port: number, logs: string, isDev?: boolean, onFailure(reason: string): void, isStopping(): boolean, onProcess?(pid: number): void }} options
 */
export async function startApp({ env, port, logs, isDev = false, onFailure, isStopping, onProcess }) {
  fs.mkdirSync(logs, { recursive: true });
  const settings = { ...env, PORT: String(port), NODE_ENV: isDev ? "development" : "production" };
  const web = keepRunning("web", "scripts/start.ts", isDev ? ["--dev"] : []);
  const worker = keepRunning("worker", "scripts/worker.ts", []);
  const stop = async () => {
    await Promise.all([web.stop(), worker.stop()]);
  };
  await untilReady(port, web).catch(async (error) => {
    await stop();
    throw error;
  });
  return { stop };

  function keepRunning(name, program, args) {
    const logFile = path.join(logs, `${name}.log`);
    let child;
    let isWanted = true;
    let deaths = 0;
    const state = { hasGivenUp: false, stop, said: () => readIfThere(logFile)?.trim().split("\n").slice(-15).join("\n") ?? "" };
    fs.writeFileSync(logFile, "");
    start();
    return state;

    function start() {
      const began = Date.now();
      const output = isDev ? "inherit" : fs.openSync(logFile, "a");
      child = spawn(process.execPath, ["--import", "tsx", program, ...args], { cwd: root, env: settings, stdio: ["ignore", output, output] });
      if (typeof output === "number") fs.closeSync(output);
      if (child.pid) onProcess?.(child.pid);
      child.once("exit", (code, signal) => {
        if (!isWanted || isStopping()) return;
        deaths = Date.now() - began < quickDeathMs ? deaths + 1 : 1;
        state.hasGivenUp = deaths >= 3;
        if (state.hasGivenUp) onFailure(`The ${name} process ended again and again (${signal ?? `exit code ${code}`}); see ${logFile}:\n${state.said()}`);
        else setTimeout(start, 500 * deaths).unref();
      });
    }

    async function stop() {
      isWanted = false;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const overdue = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(overdue);
    }
  }

  async function untilReady(port, web) {
    for (let waited = 0; waited < 180_000; waited += 150) {
      if (web.hasGivenUp || isStopping()) throw new Error(`The web server did not start:\n${web.said()}`);
      const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
      if (answer?.ok) return;
      await pause(150);
    }
    throw new Error(`The web server did not become ready in three minutes:\n${web.said()}`);
  }
}

/** Published pages are written while building, from the database: which one, and since when it holds its world. */
async function worldOf(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select (select oid from pg_database where datname = current_database()) || ' ' || (select started_at from demo.world) as world");
    return rows[0].world;
  } finally {
    await client.end();
  }
}

/** What a build is made from: all source but tests, the exact dependencies, and the key it seals actions with. */
function sourceHash(env) {
  const hash = createHash("sha256").update(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "");
  const names = ["app", "components", "lib", "db", "public", "next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts", "tsconfig.json", "package-lock.json"];
  for (const file of names.flatMap((name) => filesUnder(path.join(root, name)))) {
    if (/\.test\.tsx?$|\/db\/seed\//.test(file)) continue;
    hash.update(path.relative(root, file)).update("\0").update(fs.readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return fs.readdirSync(place).toSorted().flatMap((name) => filesUnder(path.join(place, name)));
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
