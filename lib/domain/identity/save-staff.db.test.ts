import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { getSession } from "./get-session";
import { aPlace, asStaff, password, staffOf } from "./people.testing";
import { changeStaff, createStaff } from "./save-staff";

dbTest("hires an associate for a store, who can sign in", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  const store = await aPlace(tx);
  const id = await createStaff(tx, asStaff(admin, "team.manage"), { email: "joan@alderway.example", name: "Joan Elm", password, role: "associate", storeIds: [store] });
  const { rows } = await tx.execute(sql`select 1 from staff_location where staff_id = ${id} and location_id = ${store}`);
  expect(rows).toHaveLength(1);
});

dbTest("an associate without a store is refused", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  await expect(createStaff(tx, asStaff(admin, "team.manage"), { email: "joan@alderway.example", name: "Joan Elm", password, role: "associate", storeIds: [] })).rejects.toMatchObject({ code: "invalid" });
});

dbTest("the last administrator cannot step down", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  const change = { staffId: admin.staffId, name: "Sam Birch", role: "merchandiser" as const, storeIds: [], isActive: true, version: 1 };
  await expect(changeStaff(tx, asStaff(admin, "team.manage"), change)).rejects.toMatchObject({ code: "last_admin" });
});

dbTest("leaving the company ends every session at once and is on record with before and after", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  const agent = await staffOf(tx, "service_agent");
  await changeStaff(tx, asStaff(admin, "team.manage"), { staffId: agent.staffId, name: agent.name, role: "service_agent", storeIds: [], isActive: false, version: 1 });
  expect(await getSession(agent.sessionId, tx)).toBeNull();
  const { rows } = await tx.execute<{ payload: { changes: { isActive: unknown } } }>(sql`select payload from event where kind = 'staff.changed'`);
  expect(rows[0]?.payload.changes.isActive).toEqual({ before: true, after: false });
});

dbTest("a change made on an old version is refused", async ({ tx }) => {
  const admin = await staffOf(tx, "admin");
  const agent = await staffOf(tx, "service_agent");
  const change = { staffId: agent.staffId, name: "A", role: "service_agent" as const, storeIds: [], isActive: true, version: 0 };
  await expect(changeStaff(tx, asStaff(admin, "team.manage"), change)).rejects.toMatchObject({ code: "stale_version" });
});
