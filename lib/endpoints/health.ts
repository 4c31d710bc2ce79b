import { pool } from "@/db/client";
import { isMigrated } from "@/db/migrated";
import { isShuttingDown } from "@/lib/kernel/shutdown";

/** 200 while this instance can answer a shopper; 503 with the cause while it cannot, so that it gets no traffic. */
export async function readiness(): Promise<Response> {
  if (isShuttingDown()) return answer(503, "stopping");
  try {
    return (await isMigrated(pool())) ? answer(200, "ready") : answer(503, "database not migrated");
  } catch {
    return answer(503, "database unavailable");
  }
}

function answer(status: number, word: string): Response {
  return Response.json({ status: word }, { status, headers: { "cache-control": "no-store" } });
}
