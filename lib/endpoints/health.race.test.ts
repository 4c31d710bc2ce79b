import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { connectTo, db } from "@/db/client";
import { openFaultyProxy } from "@/db/faulty-proxy.testing";
import { raceTest } from "@/db/testing";
import { readiness } from "./health";

const said = async () => {
  const answer = await readiness();
  return [answer.status, ((await answer.json()) as { status: string }).status];
};

raceTest("an instance is ready while its database is there and migrated, and again when that comes back", async ({ url }) => {
  expect(await said()).toEqual([200, "ready"]);
  await db.execute(sql`alter table drizzle.__drizzle_migrations rename to elsewhere`);
  expect(await said()).toEqual([503, "database not migrated"]);
  await db.execute(sql`alter table drizzle.elsewhere rename to __drizzle_migrations`);
  await db.execute(sql`update drizzle.__drizzle_migrations set created_at = created_at - 1000000000000`);
  expect(await said()).toEqual([503, "database not migrated"]);
  await db.execute(sql`update drizzle.__drizzle_migrations set created_at = created_at + 2000000000000`);
  expect(await said()).toEqual([200, "ready"]);

  const target = new URL(url);
  const proxy = await openFaultyProxy(Number(target.port));
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String(proxy.port);
  await connectTo(through.href);
  expect(await said()).toEqual([200, "ready"]);
  proxy.close();
  expect(await said()).toEqual([503, "database unavailable"]);
  await connectTo(url);
  expect(await said()).toEqual([200, "ready"]);
});
