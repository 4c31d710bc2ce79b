// Kills our processes, or PostgreSQL, at every step of checkout, till sale, exchange, order edit, delivery, hand-over, capture,
// refund, return, transfer and cancellation, on a scratch database that this command starts by itself: npm run kills [-- [--postgres] WALK …]
import { runOnScratchDatabase } from "./scratch-program.mjs";

await runOnScratchDatabase({ program: "bench/kills.ts", args: process.argv.slice(2), env: { AUTH_SECRET: "a secret of the kills, used nowhere else", LOG_LEVEL: "silent" }, interruptedCode: 130 });
