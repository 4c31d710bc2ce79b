// Everything that can be checked: npm test. The fast part alone: npm run check. Until the dependencies are installed,
// only Node's own modules are imported here. The last line is always "N passed, N failed".
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildIfNeeded, endPrograms, runProgram, startApp } from "./app.mjs";
import { startThrowawayPostgres, ensureDatabase } from "./embedded-postgres.mjs";
import { findBrowser } from "./find-browser.mjs";
import { installDependencies } from "./install.mjs";
import { freePort } from "./ports.mjs";
import { playwright, running, staticChecks, vitest } from "./test-stages.mjs";

const { values: flags } = parseArgs({ options: { fast: { type: "boolean" } } });
const root = path.resolve(import.meta.dirname, "..");
const results = fs.mkdtempSync(path.join(os.tmpdir(), "throughline-results-"));
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const wavering = [];
/** What to stop at the end, newest first. @type {(() => Promise<void>)[]} */
const undo = [];
let isStopping = false;

process.chdir(root);
process.on("SIGINT", () => void abort(130));
process.on("SIGTERM", () => void abort(143));

const env = ownSurroundings();
const isInstalled = await stage("install", async () => {
  await installDependencies(root, console.log);
  return { passed: 0, failed: 0 };
});
if (isInstalled) {
  for (const [name, check] of staticChecks(env)) await stage(name, check);
  await stage("unit", () => vitest("unit", env, results));
  await stage("database", () => vitest("db", env, results));
  if (!flags.fast) {
    await stage("race", () => vitest("race", env, results));
    await wholeShop();
  }
}
await finish();

/** The browser's part: a real server, worker and database with the demo world, and its invariants afterwards. */
async function wholeShop() {
  const shop = { ...env, DATABASE_URL: "" };
  const hasBuild = await stage("build", async () => {
    const server = await startThrowawayPostgres();
    undo.push(server.stop);
    shop.DATABASE_URL = server.url("throughline");
    await ensureDatabase(shop.DATABASE_URL);
    await orThrow(runProgram("scripts/migrate.ts", [], shop));
    await orThrow(runProgram("scripts/seed.ts", [], shop, console.log));
    await buildIfNeeded(shop, console.log);
    return { passed: 1, failed: 0 };
  });
  await stage("browser", async () => {
    if (!hasBuild) throw new Error("Nothing to look at: the build failed.");
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const appEnv = { ...shop, APP_URL: address };
    const app = await startApp({ env: appEnv, port, logs: path.join(root, env.NEXT_DIST_DIR, "logs"), isStopping: () => isStopping, onFailure: console.error });
    undo.push(app.stop);
    return playwright({ ...appEnv, BASE_URL: address, CHROMIUM_PATH: await findBrowser(console.log) }, results);
  });
  await stage("invariants", async () => {
    if (!shop.DATABASE_URL) throw new Error("There is no database to check.");
    await orThrow(runProgram("scripts/check-invariants.ts", [], shop, console.log));
    return { passed: 1, failed: 0 };
  });
}

/** Runs one part, whatever became of those before it, and adds its figures. Whether all of it passed. */
async function stage(name, work) {
  console.log(`\n── ${name} ${"─".repeat(Math.max(2, 60 - name.length))}`);
  const began = Date.now();
  const count = await work().catch((error) => {
    console.log(error.message);
    return { passed: 0, failed: 1 };
  });
  total.passed += count.passed;
  total.failed += count.failed;
  if (count.failed > 0) failures.push(...(count.names?.length ? count.names : ["as a whole"]).map((each) => `${name}: ${each}`));
  wavering.push(...(count.wavering ?? []).map((each) => `${name}: ${each}`));
  console.log(`   ${name}: ${count.passed} passed, ${count.failed} failed, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return count.failed === 0;
}

async function orThrow(program) {
  const { code, output } = await program;
  if (code !== 0) throw new Error(output.trim());
}

/** Tests bring their own database and secrets and must not notice those of the machine they run on. */
function ownSurroundings() {
  const { DATABASE_URL, DIRECT_URL, DATABASE_POOL, MAIL_URL, STRIPE_SECRET_KEY, APP_URL, HOST, PORT, NODE_ENV, NODE_OPTIONS, ...rest } = process.env;
  return {
    ...rest,
    AUTH_SECRET: "a secret of the tests, used nowhere else",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "tests").toString("base64"),
    NEXT_DIST_DIR: ".next-test",
    NEXT_TELEMETRY_DISABLED: "1",
    MEDIA_DIR: path.join(results, "media"),
    DEMO: "1",
    LOG_LEVEL: "warn",
  };
}

async function stopAll() {
  for (const task of undo.splice(0).reverse()) await task().catch((error) => console.error(error.message));
  fs.rmSync(results, { recursive: true, force: true });
}

async function abort(code) {
  if (isStopping) return;
  isStopping = true;
  for (const child of running) child.kill("SIGTERM");
  await endPrograms();
  await stopAll();
  process.exit(code);
}

async function finish() {
  await stopAll();
  if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join("\n  ")}`);
  if (wavering.length > 0) console.log(`\nPassed only when tried again:\n  ${wavering.join("\n  ")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}
