import type { TaskList } from "graphile-worker";
import type { TaskName } from "./reactions";

/** What the worker can do. Each task is idempotent: it may run twice. */
export const tasks: TaskList & Partial<Record<TaskName, unknown>> = {};

/** Jobs by the clock (graphile-worker's crontab). */
export const crontab = "";
