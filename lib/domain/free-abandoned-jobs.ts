import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "./identity/permit";

/**
 * Jobs in the hands of a worker that died are done by others five minutes later, not after the queue's own four hours. A
 * worker that is only slow does such a job twice, which every task bears. Returns how many workers were given up.
 */
export async function freeAbandonedJobs(tx: Tx, _by: Permit<"system.run">): Promise<number> {
  const { rows } = await tx.execute<{ worker: string }>(sql`
    select distinct locked_by as worker from graphile_worker.jobs where locked_at < shop_clock() - interval '5 minutes' and locked_by is not null`);
  if (rows.length > 0) await tx.execute(sql`select graphile_worker.force_unlock_workers(${sql.param(rows.map((row) => row.worker))}::text[])`);
  return rows.length;
}
