import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { ada, asGuest } from "./people.testing";
import { requestAccountLink } from "./request-account-link";

const asked = async (tx: Tx) => (await tx.execute<{ n: number }>(sql`select count(*)::int as n from event where kind = 'account.reset_requested'`)).rows[0]?.n;

dbTest("asks for a mail for a known e-mail and stays silent for an unknown one", async ({ tx }) => {
  await ada(tx);
  await requestAccountLink(tx, asGuest("account.open"), { email: "nobody@alderway.example", purpose: "reset_password" });
  expect(await asked(tx)).toBe(0);
  await requestAccountLink(tx, asGuest("account.open"), { email: "Ada@alderway.example", purpose: "reset_password" });
  expect(await asked(tx)).toBe(1);
});

dbTest("writes at most five mails an hour to one account", async ({ tx }) => {
  await ada(tx);
  for (let i = 0; i < 8; i++) await requestAccountLink(tx, asGuest("account.open"), { email: "ada@alderway.example", purpose: "reset_password" });
  expect(await asked(tx)).toBe(5);
});
