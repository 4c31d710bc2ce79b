import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "./permit";
import { claimAnswer, dropOldAnswers, forgetKey, rememberAnswer } from "./remember-answer";

const by = systemPermit("test");
const key = (bodyHash = "a") => ({ scope: "test", key: randomUUID(), bodyHash });

dbTest("the first request goes ahead, the same one later gets the same answer", async ({ tx }) => {
  const one = key();
  expect(await claimAnswer(tx, by, one)).toBeNull();
  await rememberAnswer(tx, by, one, { status: 201, body: "{}" });
  expect(await claimAnswer(tx, by, one)).toEqual({ status: 201, body: "{}" });
});

dbTest("another body under the same key is refused", async ({ tx }) => {
  const one = key();
  await claimAnswer(tx, by, one);
  await expect(claimAnswer(tx, by, { ...one, bodyHash: "b" })).rejects.toMatchObject({ code: "key_reused" });
});

dbTest("while the first runs the second waits outside; one that died is taken over", async ({ tx }) => {
  const one = key();
  await claimAnswer(tx, by, one);
  await expect(claimAnswer(tx, by, one)).rejects.toMatchObject({ code: "in_progress" });
  await tx.execute(sql`update idempotency_key set created_at = shop_clock() - interval '3 minutes' where key = ${one.key}`);
  expect(await claimAnswer(tx, by, one)).toBeNull();
});

dbTest("a key is given back after a failure of ours, and dropped after three days", async ({ tx }) => {
  const [one, old] = [key(), key()];
  await claimAnswer(tx, by, one);
  await forgetKey(tx, by, one);
  expect(await claimAnswer(tx, by, { ...one, bodyHash: "other" })).toBeNull();
  await claimAnswer(tx, by, old);
  await tx.execute(sql`update idempotency_key set created_at = shop_clock() - interval '4 days' where key = ${old.key}`);
  await dropOldAnswers(tx, by);
  const { rows } = await tx.execute<{ key: string }>(sql`select key from idempotency_key where key in (${one.key}, ${old.key})`);
  expect(rows).toEqual([{ key: one.key }]);
});
