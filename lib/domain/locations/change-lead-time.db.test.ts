import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { changeLeadTime } from "./change-lead-time";
import { getStore } from "./get-store";
import { openStore } from "./testing";

dbTest("a lead time changes once for a version, and the same one changes nothing", async ({ tx }) => {
  const locationId = await openStore(tx, { pickupLeadMinutes: 120 });
  const by = asStaff(await staffOf(tx, "admin", []), "locations.edit");
  expect(await changeLeadTime(tx, by, { locationId, version: 1, pickupLeadMinutes: 120 })).toEqual({ version: 1 });
  expect(await changeLeadTime(tx, by, { locationId, version: 1, pickupLeadMinutes: 45 })).toEqual({ version: 2 });
  await expect(changeLeadTime(tx, by, { locationId, version: 1, pickupLeadMinutes: 60 })).rejects.toMatchObject({ code: "stale_version" });
  expect(await getStore({ id: locationId }, tx)).toMatchObject({ pickupLeadMinutes: 45, version: 2 });
});
