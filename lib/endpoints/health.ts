import { pool } from "@/db/client";
import { isShuttingDown } from "@/lib/kernel/shutdown";

/** 200 while this instance can answer a shopper; 503 with the cause while it cannot, so that it gets no traffic. */
export async function readiness(): Promise<Response> {
  if (isShuttingDown()) return answer(503, "stopping");
  try {
    await pool().query("select 1");
    return answer(200, "ready");
  } catch {
    return answer(503, "database unavailable");
  }
}

function answer(status: number, word: string): Response {
  return Response.json({ status: word }, { status, headers: { "cache-control": "no-store" } });
}
