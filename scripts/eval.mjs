// Offline quality on given files, on a scratch database that this command starts by itself: npm run eval -- NAME …
// The last line of its output is one JSON object. Other files of the same kind are in scripts/eval.
import { runOnScratchDatabase } from "./scratch-program.mjs";

await runOnScratchDatabase({ program: "scripts/evaluate.ts", args: process.argv.slice(2), env: { EVAL_FROM: process.env.INIT_CWD || process.cwd() }, interruptedCode: 130 });
