import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { freeAbandonedJobs } from "./free-abandoned-jobs";

dbTest("frees the job of a worker that died five minutes ago, and leaves that of a living one", async ({ tx }) => {
  for (const [worker, minutes] of [["dead", 6], ["living", 1]] as const) {
    await tx.execute(sql`select graphile_worker.add_job('complete_order', json_build_object('eventId', 1), job_key => ${worker})`);
    await tx.execute(sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - make_interval(mins => ${minutes}) where key = ${worker}`);
  }
  expect(await freeAbandonedJobs(tx, systemPermit("test"))).toBe(1);
  const { rows } = await tx.execute(sql`select key, locked_by from graphile_worker.jobs order by key`);
  expect(rows).toEqual([{ key: "dead", locked_by: null }, { key: "living", locked_by: "living" }]);
});
