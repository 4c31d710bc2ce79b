import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const node = process.execPath;
const bin = (name) => path.join(root, "node_modules/.bin", name);

/** @typedef {{ passed: number, failed: number, names?: string[], wavering?: string[] }} Count `names`: of what failed; `wavering`: of what passed only when tried again */

/** Programs that run now, to be ended when the run is. @type {Set<import("node:child_process").ChildProcess>} */
export const running = new Set();

/** Checks that pass or fail as a whole. @returns {[name: string, run: () => Promise<Count>][]} */
export function staticChecks(env) {
  const check = (...commands) => async () => {
    for (const [command, ...args] of commands) if ((await run(command, args, env)) !== 0) return { passed: 0, failed: 1 };
    return { passed: 1, failed: 0 };
  };
  return [
    // First, because it makes the types of the routes that the linter reads.
    ["types", check([node, "node_modules/next/dist/bin/next", "typegen"], [bin("tsc"), "--noEmit"])],
    ["lint", check([bin("oxlint"), "--type-aware", "--deny-warnings"])],
    ["import rules", check([node, "scripts/check-imports.mjs"])],
    ["dead code", check([bin("knip"), "--no-progress"])],
  ];
}

/** A test that is skipped proves nothing, so it counts as one that failed. @param {"unit" | "db" | "race"} project @param {string} results folder for the figures @returns {Promise<Count>} */
export async function vitest(project, env, results) {
  const file = path.join(results, `${project}.json`);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run(node, args, env);
  const report = readJson(file);
  if (!report) return { passed: 0, failed: 1 };
  // A file that cannot even be loaded has no tests to fail.
  const unloaded = report.testResults.filter((each) => each.status === "failed" && each.assertionResults.length === 0);
  const failed = report.testResults.flatMap(({ name, assertionResults }) => assertionResults.filter((each) => each.status !== "passed").map((each) => `${path.relative(root, name)}: ${each.fullName}${each.status === "failed" ? "" : ` (${each.status})`}`));
  return atLeastOneFailure({ passed: report.numPassedTests, failed: failed.length + unloaded.length, names: [...failed, ...unloaded.map(({ name }) => path.relative(root, name))] }, code);
}

/** A browser test that fails is tried once more, and named when that passes: it wants mending, and stops nobody's work. One that is skipped has failed. @returns {Promise<Count>} */
export async function playwright(env, results) {
  const file = path.join(results, "browser.json");
  const code = await run(node, ["node_modules/@playwright/test/cli.js", "test", "--pass-with-no-tests", "--retries=1"], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const report = readJson(file);
  if (!report) return { passed: 0, failed: code === 0 ? 0 : 1 };
  console.log(`   slowest:\n${report.suites.flatMap(durationsOf).toSorted((a, b) => b.seconds - a.seconds).slice(0, 12).map(({ seconds, name }) => `   ${seconds.toFixed(1).padStart(6)} s  ${name}`).join("\n")}`);
  const of = (verdict) => report.suites.flatMap((suite) => namesOf(suite, verdict));
  return atLeastOneFailure({ passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected + report.stats.skipped + report.errors.length, names: [...of("unexpected"), ...of("skipped").map((name) => `${name} (skipped)`)], wavering: of("flaky") }, code);
}

/** A spec's own verdict is that of its first project only; its tests have one per project. @param {"unexpected" | "flaky" | "skipped"} verdict */
function namesOf({ suites = [], specs = [] }, verdict) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === verdict)).map(({ file, title }) => `${file}: ${title}`);
  return [...own, ...suites.flatMap((suite) => namesOf(suite, verdict))];
}

/** @returns {{ name: string, seconds: number }[]} */
function durationsOf({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ file, title, tests }) => tests.map(({ projectName, results }) => ({ name: `${file} (${projectName}): ${title}`, seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000 })));
  return [...own, ...suites.flatMap(durationsOf)];
}

/** Runs a command to its end with its output on ours. @returns {Promise<number>} */
export function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    running.add(child);
    child.once("error", (error) => {
      console.log(error.message);
      running.delete(child);
      resolve(1);
    });
    child.once("exit", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** A runner that fails without a failed test (an unhandled error, say) has failed all the same. */
function atLeastOneFailure({ passed, failed, ...rest }, code) {
  return { ...rest, passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
