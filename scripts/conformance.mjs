// A server for a public protocol's own tests, on a scratch database: npm run conformance -- ucp --data DIR
import path from "node:path";
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { isPortFree } from "./ports.mjs";
import { runOnScratchDatabase } from "./scratch-program.mjs";

const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: "string" } } });
const port = Number(process.env.PORT || 8182);

if (positionals[0] !== "ucp" || !flags.data) {
  console.error("Usage: npm run conformance -- ucp --data DIR");
  process.exit(1);
}
if (!Number.isInteger(port) || !(await isPortFree(port, "0.0.0.0"))) {
  console.error(`Port ${process.env.PORT || port} is not free. Choose another one: PORT=…`);
  process.exit(1);
}
await runOnScratchDatabase({
  program: "scripts/ucp-server.ts", interruptedCode: 0, say: console.log,
  env: { PORT: String(port), APP_URL: `http://localhost:${port}`, AUTH_SECRET: randomBytes(32).toString("base64url"), UCP_TRIAL: "1", UCP_TRIAL_DATA: path.resolve(process.env.INIT_CWD || process.cwd(), flags.data) },
});
