import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import type { Staff } from "./actor";
import { changeRole } from "./change-role";
import { getSession } from "./get-session";
import { listRoles } from "./list-roles";
import { aPlace, asStaff, staffOf } from "./people.testing";
import { isChangeable, isHouseRule, mayStaff, neededFor, roles, staffPermissionNames, type Role, type StaffPermission } from "./permission";

/** Who somebody is at their next request. */
async function nextRequest(tx: Tx, of: Staff): Promise<Staff> {
  const facts = await getSession(of.sessionId, tx);
  if (!facts?.staff) throw new Error("signed out");
  return { ...of, role: facts.staff.role, changes: facts.staff.changes };
}

const ofHouse = (role: Role) => staffPermissionNames.filter((can) => isHouseRule(role, can));

dbTest("every role may what its row of the matrix says, given or taken, from its next request in an open session", async ({ tx }) => {
  const boss = asStaff(await staffOf(tx, "admin"), "team.manage");
  const store = await aPlace(tx);
  for (const role of roles.filter((one) => one !== "admin")) {
    const person = await staffOf(tx, role, [store]);
    const turned = staffPermissionNames.filter((can) => (isChangeable(role, can) ? !isHouseRule(role, can) : isHouseRule(role, can)));
    const wanted = turned.filter((can) => turned.includes(neededFor(can) ?? can));
    await changeRole(tx, boss, { role, permissions: wanted, version: 0 });
    const now = await nextRequest(tx, person);
    for (const can of staffPermissionNames) expect(mayStaff(now, can), `${role} ${can}`).toBe(wanted.includes(can));
    await changeRole(tx, boss, { role, permissions: ofHouse(role), version: 1 });
    const again = await nextRequest(tx, person);
    for (const can of staffPermissionNames) expect(mayStaff(again, can), `${role} ${can}`).toBe(isHouseRule(role, can));
  }
});

dbTest("nobody is locked out: administrators keep all, and the right to change roles is given to no other", async ({ tx }) => {
  const boss = asStaff(await staffOf(tx, "admin"), "team.manage");
  const refused = (role: Role, permissions: StaffPermission[]) => expect(changeRole(tx, boss, { role, permissions, version: 0 })).rejects.toMatchObject({ code: "forbidden" });
  await refused("admin", ofHouse("admin").filter((can) => can !== "orders.view"));
  await refused("store_manager", [...ofHouse("store_manager"), "team.manage"]);
  await refused("associate", ofHouse("associate").filter((can) => can !== "fulfillment.view"));
  expect(mayStaff({ role: "store_manager", changes: { given: ["team.manage"], taken: [] } }, "team.manage")).toBe(false);
  await changeRole(tx, boss, { role: "admin", permissions: ofHouse("admin"), version: 0 });
});

dbTest("work needs to see, a form of before is refused, and the change is on record with before and after", async ({ tx }) => {
  const boss = asStaff(await staffOf(tx, "admin"), "team.manage");
  const blind = ofHouse("associate").filter((can) => can !== "inventory.view");
  await expect(changeRole(tx, boss, { role: "associate", permissions: blind, version: 0 })).rejects.toMatchObject({ code: "invalid" });
  const more = [...ofHouse("associate"), "inventory.approve" as const];
  await changeRole(tx, boss, { role: "associate", permissions: more, version: 0 });
  await expect(changeRole(tx, boss, { role: "associate", permissions: ofHouse("associate"), version: 0 })).rejects.toMatchObject({ code: "stale_version" });
  const row = (await listRoles(boss, tx)).find(({ role }) => role === "associate");
  expect(row).toMatchObject({ version: 1, changedBy: "Sam Birch" });
  expect(row?.permissions).toContain("inventory.approve");
  const { rows } = await tx.execute<{ payload: unknown }>("select payload from event where kind = 'role.changed'");
  expect(rows).toMatchObject([{ payload: { changes: { given: { before: [], after: ["inventory.approve"] }, taken: { before: [], after: [] } } } }]);
});
