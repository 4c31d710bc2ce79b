// Runs one of our programs on the database in use: DATABASE_URL where it is set, else the demo's own, which is started for
// as long as it takes when no demo runs. node scripts/on-database.mjs PROGRAM ARGUMENTS…
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureDatabase, startPostgres } from "./embedded-postgres.mjs";
import { installDependencies } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
const [program, ...args] = process.argv.slice(2);
let child;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child?.kill(signal));

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

async function run() {
  await installDependencies(root, console.error);
  if (process.env.DATABASE_URL) return end(process.env);
  const folder = path.resolve(root, process.env.DATA_DIR || ".data", "postgres");
  const server = await startPostgres({ folder, port: Number(process.env.PGPORT || 54329), mayMove: !process.env.PGPORT });
  try {
    const url = server.url("throughline");
    await ensureDatabase(url);
    return await end({ ...process.env, DATABASE_URL: url });
  } finally {
    await server.stop();
  }
}

/** The program's own exit code, once it has ended. */
function end(env) {
  child = spawn(process.execPath, ["--import", "tsx", program, ...args], { cwd: root, env, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
