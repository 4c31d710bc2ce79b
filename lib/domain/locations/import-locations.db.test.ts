import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { getStore } from "./get-store";
import { importLocations } from "./import-locations";
import { locationImportRow } from "./location-import";
import { machine } from "./testing";

const pearl = { code: "prl", name: "Alderway Pearl", address_line1: "1201 NW Everett St", city: "Portland", state: "or", postcode: "97209", latitude: "45.525", longitude: "-122.683", time_zone: "America/Los_Angeles", can_curbside: "yes", services: "Repairs; Gift wrap", hours: "Mon-Sat 10:00-21:00; Sun 11:00-13:00; Sun 14:00-19:00" };

dbTest("opens a location with its hours, changes it by its code, and the same row again changes nothing", async ({ tx }) => {
  expect(await importLocations(tx, machine, [locationImportRow.parse(pearl)])).toMatchObject([{ outcome: "inserted" }]);
  expect(await getStore({ slug: "alderway-pearl-prl" }, tx)).toMatchObject({ code: "PRL", state: "OR", canCurbside: true, services: ["Repairs", "Gift wrap"], version: 1 });
  expect((await getStore({ slug: "alderway-pearl-prl" }, tx))?.hours).toHaveLength(8);
  expect(await importLocations(tx, machine, [locationImportRow.parse(pearl)])).toMatchObject([{ outcome: "unchanged" }]);
  expect(await importLocations(tx, machine, [locationImportRow.parse({ code: "PRL", phone: "(503) 555-0100" })])).toMatchObject([{ outcome: "updated" }]);
  expect(await getStore({ slug: "alderway-pearl-prl" }, tx)).toMatchObject({ phone: "(503) 555-0100", city: "Portland", version: 2 });
});

dbTest("names what a new location lacks, and reads hours strictly", async ({ tx }) => {
  expect(await importLocations(tx, machine, [locationImportRow.parse({ code: "NEW", name: "New" })])).toMatchObject([{ outcome: "rejected", reason: expect.stringContaining("time_zone") }]);
  for (const hours of ["Mon 21:00-10:00", "Someday 9:00-10:00", "Mon 9:00-12:00; Mon 11:00-13:00"]) expect(locationImportRow.safeParse({ ...pearl, hours }).error?.issues[0]?.path).toEqual(["hours"]);
  expect(locationImportRow.safeParse({ ...pearl, time_zone: "Mars/Base" }).success).toBe(false);
  expect(locationImportRow.safeParse({ ...pearl, can_ship: "perhaps" }).success).toBe(false);
});
