import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { Refusal } from "@/lib/kernel/refusal";
import { getSession } from "./get-session";
import { issueAccountToken } from "./issue-account-token";
import { ada, asGuest, password } from "./people.testing";
import { systemPermit } from "./permit";
import { startSession } from "./start-session";
import { resetPassword, verifyEmail } from "./use-account-token";

dbTest("confirms an e-mail once by its link", async ({ tx }) => {
  const { accountId } = await ada(tx);
  const token = await issueAccountToken(tx, systemPermit("test"), { accountId, purpose: "verify_email" });
  expect(await verifyEmail(tx, asGuest("account.open"), { token })).toEqual({ accountId, email: "ada@alderway.example" });
  await expect(verifyEmail(tx, asGuest("account.open"), { token })).rejects.toMatchObject({ code: "link_expired" });
});

dbTest("a link for one purpose does not serve another", async ({ tx }) => {
  const { accountId } = await ada(tx);
  const token = await issueAccountToken(tx, systemPermit("test"), { accountId, purpose: "verify_email" });
  await expect(resetPassword(tx, asGuest("account.open"), { token, password: "a new long password" })).rejects.toBeInstanceOf(Refusal);
});

dbTest("a link dies when its hour is over", async ({ tx }) => {
  const { accountId } = await ada(tx);
  const token = await issueAccountToken(tx, systemPermit("test"), { accountId, purpose: "reset_password" });
  await tx.execute(sql`set local throughline.clock_shift = '61 minutes'`);
  await expect(resetPassword(tx, asGuest("account.open"), { token, password: "a new long password" })).rejects.toMatchObject({ code: "link_expired" });
});

dbTest("a new password signs every device out and replaces the old one", async ({ tx }) => {
  const member = await ada(tx);
  const token = await issueAccountToken(tx, systemPermit("test"), { accountId: member.accountId, purpose: "reset_password" });
  await resetPassword(tx, asGuest("account.open"), { token, password: "a new long password" });
  expect(await getSession(member.sessionId, tx)).toBeNull();
  const at = { email: "ada@alderway.example", deviceName: "", address: "" };
  expect((await startSession(tx, { ...at, password })).ok).toBe(false);
  expect((await startSession(tx, { ...at, password: "a new long password" })).ok).toBe(true);
});

dbTest("keeps only the hash of a token", async ({ tx }) => {
  const { accountId } = await ada(tx);
  const token = await issueAccountToken(tx, systemPermit("test"), { accountId, purpose: "reset_password" });
  const { rows } = await tx.execute(sql`select 1 from account_token where token_hash = ${token}`);
  expect(rows).toHaveLength(0);
});
