import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "./identity/permit";
import { watchInvariants } from "./watch-invariants";

raceTest("a rule that does not hold opens one task, however often it is asked", async () => {
  const rules = [{ name: "one is not two", sql: "select 1 as one" }, { name: "holds", sql: "select 1 where false" }];
  expect(await watchInvariants(systemPermit("test"), rules)).toEqual(["one is not two"]);
  await watchInvariants(systemPermit("test"), rules);
  const { rows } = await db.execute(sql`select 1 from task where kind = 'invariant_broken'`);
  expect(rows).toHaveLength(1);
});
