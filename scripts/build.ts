import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";

/** `next build`, with the tsconfig left as it was: Next adds the folder of every trial build to it. */
const tsconfig = await readFile("tsconfig.json", "utf8");
const build = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
});
const code = await new Promise<number>((resolve) => build.once("exit", (status) => resolve(status ?? 1)));
if (process.env.NEXT_DIST_DIR) await writeFile("tsconfig.json", tsconfig);
process.exit(code);
