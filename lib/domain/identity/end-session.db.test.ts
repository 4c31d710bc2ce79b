import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { endSession, endSessions } from "./end-session";
import { getSession } from "./get-session";
import { listSessions } from "./list-sessions";
import { ada, asMember, asStaff, staffOf } from "./people.testing";

dbTest("a revoked session is dead at once", async ({ tx }) => {
  const member = await ada(tx);
  await endSession(tx, asMember(member, "account.own"), { sessionId: member.sessionId });
  expect(await getSession(member.sessionId, tx)).toBeNull();
});

dbTest("another person's session cannot be ended, nor told from one that does not exist", async ({ tx }) => {
  const member = await ada(tx);
  const other = await ada(tx, "ben@alderway.example");
  await expect(endSession(tx, asMember(member, "account.own"), { sessionId: other.sessionId })).rejects.toMatchObject({ code: "not_found" });
  expect(await getSession(other.sessionId, tx)).not.toBeNull();
});

dbTest("an administrator ends every session of a colleague", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  const agent = await staffOf(tx, "service_agent");
  expect(await endSessions(tx, asStaff(admin, "team.manage"), { accountId: agent.accountId })).toBe(1);
  expect(await getSession(agent.sessionId, tx)).toBeNull();
});

dbTest("signing out elsewhere keeps this device", async ({ tx }) => {
  const member = await ada(tx);
  await endSessions(tx, asMember(member, "account.own"), { accountId: member.accountId, keep: member.sessionId });
  expect(await listSessions(asMember(member, "account.own"), tx)).toHaveLength(1);
});
