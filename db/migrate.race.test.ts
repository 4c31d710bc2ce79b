import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db } from "./client";
import { migrateDatabase } from "./migrate";
import { raceTest } from "./testing";

raceTest("a database that cannot be used is named, with what to do and without its password", async ({ url }) => {
  const wrong = (change: Partial<URL>): string => Object.assign(new URL(url), change).href;
  await expect(migrateDatabase(wrong({ port: "1" }))).rejects.toThrow(/^The database race_\w+ at 127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED.* correct DATABASE_URL\.$/);
  await expect(migrateDatabase(wrong({ pathname: "/elsewhere" }))).rejects.toThrow(/database "elsewhere" does not exist/);
  const refused = await migrateDatabase(wrong({ password: "guessed" })).catch(String);
  expect(refused).toContain("password authentication failed");
  expect(refused).not.toContain("guessed");
  await expect(migrateDatabase("nonsense")).rejects.toThrow("DATABASE_URL is not an address");
});

raceTest("a database with tables of unknown origin is left alone, and a migrated one is migrated again without a change", async ({ url }) => {
  await migrateDatabase(url);
  await db.execute(sql`drop schema drizzle cascade`);
  await expect(migrateDatabase(url)).rejects.toThrow(/things that our migrations did not make/);
});
