import { closeDb } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { startWorker } from "./worker-runner";

env();
const worker = await startWorker();
log.info("The worker waits for jobs");

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void worker.stop());

await worker.ended;
await closeDb();
