import type { Server } from "node:http";
import { endOpenStreams } from "@/lib/kernel/shutdown";

const patienceMs = 10_000;

/** On SIGTERM or SIGINT: takes no new request, ends live streams, lets running requests finish, then exits. */
export function stopOnSignal(server: Server, afterwards: (() => unknown)[]): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    endOpenStreams();
    server.closeIdleConnections();
    const overdue = setTimeout(() => server.closeAllConnections(), patienceMs);
    await closed;
    clearTimeout(overdue);
    for (const task of afterwards) await task();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}
