import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { checkDrift } from "./check-drift";

raceTest("a rule that does not hold opens one task, however often it is asked", async () => {
  const rules = [{ name: "one is not two", sql: "select 1 as one" }, { name: "holds", sql: "select 1 where false" }];
  expect(await checkDrift(systemPermit("test"), rules)).toEqual(["one is not two"]);
  await checkDrift(systemPermit("test"), rules);
  const { rows } = await db.execute(sql`select 1 from task where kind = 'invariant_broken'`);
  expect(rows).toHaveLength(1);
});

raceTest("each run is kept; a finding lives from the first that saw it to the first that did not; a rule that cannot be asked is broken and stops no other", async () => {
  const by = systemPermit("test");
  const shelf = "01900000-0000-7000-8000-00000000000a";
  const rules = (figure: number | null) => [{ name: "typo", sql: "select nonsense from nowhere" }, { name: "shelf", sql: `select '${shelf}'::uuid as variant_id, ${figure ?? 0} as figure where ${figure !== null}` }];
  expect(await checkDrift(by, rules(7))).toEqual(["typo", "shelf"]);
  await Promise.all([checkDrift(by, rules(8)), checkDrift(by, rules(8))]);
  const findings = () => db.execute(sql`select rule, "row" ->> 'figure' as figure, gone_at is not null as gone from drift_finding where rule in ('typo', 'shelf') order by rule`);
  expect((await findings()).rows).toEqual([{ rule: "shelf", figure: "8", gone: false }, { rule: "typo", figure: null, gone: false }]);
  expect(await checkDrift(by, rules(null))).toEqual(["typo"]);
  expect((await findings()).rows).toEqual([{ rule: "shelf", figure: "8", gone: true }, { rule: "typo", figure: null, gone: false }]);
  expect((await db.execute(sql`select broken, findings from drift_run order by id desc limit 1`)).rows).toEqual([{ broken: 1, findings: 1 }]);
});
