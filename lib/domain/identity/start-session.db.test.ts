import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { getSession } from "./get-session";
import { ada, password } from "./people.testing";
import { startSession } from "./start-session";
import { touchSession } from "./touch-session";

const at = { deviceName: "Safari on iPhone", address: "203.0.113" };

dbTest("signs a shopper in with the right password, whatever the case of the e-mail", async ({ tx }) => {
  const { customerId } = await ada(tx);
  const started = await startSession(tx, { email: " ADA@alderway.example", password, ...at });
  expect(started.ok).toBe(true);
  if (!started.ok) return;
  const facts = await getSession(started.sessionId, tx);
  expect(facts).toMatchObject({ customerId, staff: null });
});

dbTest("gives the same answer for a wrong password and for an unknown e-mail", async ({ tx }) => {
  await ada(tx);
  const wrong = await startSession(tx, { email: "ada@alderway.example", password: "guess", ...at });
  const unknown = await startSession(tx, { email: "nobody@alderway.example", password: "guess", ...at });
  expect(wrong).toEqual(unknown);
  expect(wrong).toEqual({ ok: false, code: "wrong_credentials" });
});

dbTest("refuses the eleventh try from one address, and lets another address sign in", async ({ tx }) => {
  await ada(tx);
  for (let i = 0; i < 10; i++) await startSession(tx, { email: "ada@alderway.example", password: "guess", ...at });
  expect(await startSession(tx, { email: "ada@alderway.example", password, ...at })).toEqual({ ok: false, code: "too_many_attempts" });
  const elsewhere = await startSession(tx, { email: "ada@alderway.example", password, ...at, address: "198.51.100" });
  expect(elsewhere.ok).toBe(true);
});

dbTest("right passwords use up nobody's tries from the address that a store shares", async ({ tx }) => {
  await ada(tx);
  for (let i = 0; i < 3; i++) await startSession(tx, { email: `stranger${i}@alderway.example`, password: "guess", ...at });
  for (let i = 0; i < 5; i++) expect((await startSession(tx, { email: "ada@alderway.example", password, ...at })).ok).toBe(true);
  const { rows } = await tx.execute(sql`select count from throttle where key = ${`sign-in:${at.address}`}`);
  expect(rows).toEqual([{ count: 3 }]);
});

dbTest("a disabled account cannot sign in and its sessions are dead", async ({ tx }) => {
  const member = await ada(tx);
  await tx.execute(sql`update account set disabled_at = shop_clock() where id = ${member.accountId}`);
  expect((await startSession(tx, { email: "ada@alderway.example", password, ...at })).ok).toBe(false);
  expect(await getSession(member.sessionId, tx)).toBeNull();
});

dbTest("a session that is used stays alive, and is written at most every five minutes", async ({ tx }) => {
  const member = await ada(tx);
  const seen = async () => (await tx.execute<{ ago: number }>(sql`select extract(epoch from shop_clock() - last_seen_at)::int as ago from session where id = ${member.sessionId}`)).rows[0]?.ago ?? -1;
  await tx.execute(sql`update session set last_seen_at = shop_clock() - interval '4 minutes' where id = ${member.sessionId}`);
  expect(await getSession(member.sessionId, tx)).toMatchObject({ isUnseen: false });
  await touchSession(tx, member.sessionId);
  expect(await seen()).toBeGreaterThan(200);
  await tx.execute(sql`update session set last_seen_at = shop_clock() - interval '89 days' where id = ${member.sessionId}`);
  expect(await getSession(member.sessionId, tx)).toMatchObject({ isUnseen: true });
  await touchSession(tx, member.sessionId);
  expect(await seen()).toBeLessThan(60);
});

dbTest("forgets a session that was idle for too long", async ({ tx }) => {
  const member = await ada(tx);
  await tx.execute(sql`update session set last_seen_at = shop_clock() - interval '91 days' where id = ${member.sessionId}`);
  expect(await getSession(member.sessionId, tx)).toBeNull();
});
