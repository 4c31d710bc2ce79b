import { expect, test } from "vitest";
import { dbTest } from "@/db/testing";
import { record } from "@/lib/domain/record";
import { auditQuery, changesOf } from "./audit";
import { endStaffSessions } from "./end-staff-sessions";
import { getSession } from "./get-session";
import { inviteStaff } from "./invite-staff";
import { listAudit, listAuditPeople } from "./list-audit";
import { listStaff } from "./list-staff";
import { aPlace, asStaff, staffOf } from "./people.testing";
import { changeStaff } from "./save-staff";
import { inviteInput } from "./staff-forms";

dbTest("an invitation makes a person without a password anybody knows, sends one mail, and is on record", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  const store = await aPlace(tx);
  const by = asStaff(admin, "team.manage");
  const { staffId } = await inviteStaff(tx, by, { name: "Joan Elm", email: "joan@alderway.example", role: "associate", storeIds: [store] });
  expect(await listStaff(by, { id: staffId }, tx)).toMatchObject([{ name: "Joan Elm", email: "joan@alderway.example", role: "associate", isActive: true, sessions: 0, stores: [{ id: store }] }]);
  const { entries } = await listAudit(asStaff(admin, "audit.view"), auditQuery.parse({ subject: `staff:${staffId}` }), tx);
  expect(entries).toMatchObject([{ kind: "staff.created", who: "Sam Birch", subjectName: "Joan Elm", href: `/staff/team/${staffId}` }]);
  await expect(tx.transaction((savepoint) => inviteStaff(savepoint, by, { name: "J", email: "JOAN@alderway.example", role: "admin", storeIds: [] }))).rejects.toMatchObject({ code: "invalid", facts: { fields: [expect.stringMatching(/^email: /)] } });
});

dbTest("ending someone's sessions signs them out everywhere", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  const agent = await staffOf(tx, "service_agent");
  expect(await endStaffSessions(tx, asStaff(admin, "team.manage"), { staffId: agent.staffId })).toEqual({ ended: 1 });
  expect(await getSession(agent.sessionId, tx)).toBeNull();
  expect(await endStaffSessions(tx, asStaff(admin, "team.manage"), { staffId: admin.staffId })).toEqual({ ended: 0 });
});

dbTest("the audit shows before and after, narrows by person and kind, and keeps a manager to the own stores", async ({ tx }) => {
  const [here, there] = [await aPlace(tx), await aPlace(tx)];
  const admin = await staffOf(tx, "admin", [], "Ada");
  const manager = await staffOf(tx, "store_manager", [here], "Max");
  await record(tx, asStaff(admin, "locations.edit"), { kind: "location.changed", locationId: there, subject: `location:${there}`, payload: { changes: { phone: { before: "", after: "1" } } } });
  await record(tx, asStaff(manager, "locations.close"), { kind: "location.changed", locationId: here, subject: `location:${here}`, payload: { changes: { phone: { before: "1", after: "2" } } } });
  await changeStaff(tx, asStaff(admin, "team.manage"), { staffId: manager.staffId, name: "Max", role: "store_manager", storeIds: [here, there], isActive: true, version: 1 });
  const audit = (member: typeof admin, query: Record<string, string>) => listAudit(asStaff(member, "audit.view"), auditQuery.parse(query), tx).then(({ entries }) => entries.map(({ kind, who, changes }) => ({ kind, who, changes })));
  expect(await audit(manager, {})).toEqual([{ kind: "location.changed", who: "Max", changes: [{ field: "phone", before: "1", after: "2" }] }]);
  expect(await audit(admin, { group: "stores" })).toHaveLength(2);
  expect(await audit(admin, { who: admin.staffId, group: "team" })).toMatchObject([{ kind: "staff.changed", changes: [{ field: "storeIds", before: [here], after: [here, there] }] }]);
  expect(await audit(admin, { to: "2001-01-01" })).toEqual([]);
  expect(await audit(admin, { who: "' or 1=1", group: "nothing", from: "yesterday" })).toHaveLength(3);
  expect((await listAuditPeople(asStaff(manager, "audit.view"), tx)).map((person) => person.name)).toEqual(["Max"]);
});

test("before and after are found in every shape a payload has", () => {
  expect(changesOf({ amountMinor: { before: 1, after: 2 }, same: { before: 1, after: 1 } })).toEqual([{ field: "amountMinor", before: 1, after: 2 }]);
  expect(changesOf({ before: null, after: { code: "A", version: 2 } })).toEqual([{ field: "code", before: null, after: "A" }]);
  expect(changesOf({ before: "x" })).toEqual([]);
});

test("a store role needs a store", () => {
  expect(inviteInput.safeParse({ name: "J", email: "j@x.example", role: "associate" }).error?.issues[0]?.path).toEqual(["storeIds"]);
});
