import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { issueAccountToken } from "./issue-account-token";
import { ada } from "./people.testing";
import { systemPermit } from "./permit";

dbTest("makes a different link each time", async ({ tx }) => {
  const { accountId } = await ada(tx);
  const first = await issueAccountToken(tx, systemPermit("test"), { accountId, purpose: "verify_email" });
  const second = await issueAccountToken(tx, systemPermit("test"), { accountId, purpose: "verify_email" });
  expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(second).not.toBe(first);
});
