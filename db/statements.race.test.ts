import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction } from "./client";
import { statementName } from "./statements";
import { raceTest } from "./testing";

const reading = "select * from growing";

raceTest("a migration under statements that connections keep hurts nobody", async () => {
  await transaction((tx) => tx.execute(sql`create table growing as select 1 as first`));
  const read = () => Promise.all(Array.from({ length: 12 }, () => transaction(async (tx) => (await tx.execute(sql.raw(reading))).rows)));
  for (let i = 0; i < 4; i++) await read();
  const kept = statementName(reading);
  expect(kept).toBeDefined();
  await transaction((tx) => tx.execute(sql`alter table growing add column second integer not null default 2`));
  expect((await read()).flat()).toEqual(Array(12).fill({ first: 1, second: 2 }));
  for (let i = 0; i < 4; i++) await read();
  expect(statementName(reading)).not.toBe(kept);
});
