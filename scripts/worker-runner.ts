import { Logger, run } from "graphile-worker";
import { directUrl } from "@/db/client";
import { crontab, tasks } from "@/lib/domain/jobs";
import { log } from "@/lib/kernel/log";

const jobsAtOnce = 4;
/** Ends of jobs go through the queue that waits for its answer: without it, a database that is gone leaves a promise that nobody hears. */
export const endsInBatches = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** Follows graphile-worker's levels; its news about each job are too many for `info`. */
const logger = new Logger((scope) => (level, message) => {
  const entry = { task: scope.taskIdentifier, job: scope.jobId };
  if (level === "error") log.error(entry, message);
  else if (level === "warning") log.warn(entry, message);
  else log.debug(entry, message);
});

/**
 * Carries out jobs until stopped. `stop` lets running jobs finish; what is not done in time goes back to the queue.
 * `ended` settles when the runner is over, and rejects when it failed.
 */
export async function startWorker(): Promise<{ ended: Promise<void>; stop(): Promise<void> }> {
  const runner = await run({
    // The queue wakes workers by NOTIFY, which no transaction-mode pooler carries.
    connectionString: directUrl(),
    maxPoolSize: jobsAtOnce + 2,
    concurrency: jobsAtOnce,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: tasks,
    crontab,
    logger,
    preset: { worker: endsInBatches },
  });
  let isStopping = false;
  return {
    ended: runner.promise,
    async stop() {
      if (isStopping) return;
      isStopping = true;
      await runner.stop();
    },
  };
}
