// Random operations from concurrent workers against a simple model, on a scratch database that this command starts by
// itself: npm run model -- --operations N --seed S --workers W
import { runOnScratchDatabase } from "./scratch-program.mjs";

await runOnScratchDatabase({ program: "bench/model.ts", args: process.argv.slice(2), env: { AUTH_SECRET: "a secret of the model, used nowhere else", DATABASE_POOL: "12", LOG_LEVEL: "silent" }, interruptedCode: 130, bySocket: true });
