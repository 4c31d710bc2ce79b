// Runs the embedded database server alone and says its address: node scripts/postgres.mjs [--port N] [--url]
// --url only prints the address of the running server.
import { parseArgs } from "node:util";
import { ensureDatabase, runningUrl, startPostgres } from "./embedded-postgres.mjs";

const { values: flags } = parseArgs({ options: { port: { type: "string" }, url: { type: "boolean" } } });
const folder = new URL("../.data/postgres", import.meta.url).pathname;
const wanted = flags.port ?? process.env.PGPORT;

if (flags.url) {
  const url = runningUrl(folder, "throughline");
  if (!url) {
    console.error("The embedded database is not running. Start it with: node scripts/postgres.mjs");
    process.exit(1);
  }
  console.log(url);
  process.exit(0);
}

try {
  const server = await startPostgres({ folder, port: Number(wanted ?? 54329), mayMove: !wanted, say: console.error });
  await ensureDatabase(server.url("throughline"));
  console.log(server.url("throughline"));
  if (server.isOurs) await untilAskedToStop();
  await server.stop();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function untilAskedToStop() {
  const stayAlive = setInterval(() => {}, 60_000);
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, resolve);
  }).finally(() => clearInterval(stayAlive));
}
