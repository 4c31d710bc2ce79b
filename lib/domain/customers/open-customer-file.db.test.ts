import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { aPlace, ada, asMember, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { record } from "@/lib/domain/record";
import { setConsent } from "./change-profile";
import { getCustomerFile } from "./get-customer-file";
import { getProfile } from "./get-profile";
import { listTimeline } from "./list-timeline";
import { openCustomerFile } from "./open-customer-file";
import { searchCustomers } from "./search-customers";

dbTest("a file shows nothing until its opening is on record, and the customer sees that it was opened", async ({ tx }) => {
  const member = await ada(tx);
  const by = asStaff(await staffOf(tx, "associate", [await aPlace(tx)]), "customers.view");
  expect(await getCustomerFile(by, { customerId: member.customerId, storeId: null }, tx)).toBeNull();
  expect(await listTimeline(by, { customerId: member.customerId }, tx)).toBeNull();
  await openCustomerFile(tx, by, { customerId: member.customerId });
  expect(await getCustomerFile(by, { customerId: member.customerId, storeId: null }, tx)).toMatchObject({ name: "Ada Alder" });
  expect((await getProfile(asMember(member, "account.own"), tx)).fileOpenings).toHaveLength(1);
});

dbTest("a colleague's opening does not open the file for me, and a shift later it is closed again", async ({ tx }) => {
  const member = await ada(tx);
  const store = await aPlace(tx);
  const mine = asStaff(await staffOf(tx, "associate", [store]), "customers.view");
  const theirs = asStaff(await staffOf(tx, "associate", [store]), "customers.view");
  await openCustomerFile(tx, theirs, { customerId: member.customerId });
  expect(await getCustomerFile(mine, { customerId: member.customerId, storeId: store }, tx)).toBeNull();
  await tx.execute(sql`set local throughline.clock_shift = '9 hours'`);
  expect(await getCustomerFile(theirs, { customerId: member.customerId, storeId: store }, tx)).toBeNull();
});

dbTest("browsing is hidden until the shopper shares it, and how much is hidden is said", async ({ tx }) => {
  const member = await ada(tx);
  const by = asStaff(await staffOf(tx, "associate", [await aPlace(tx)]), "customers.view");
  await record(tx, asMember(member, "events.record"), { kind: "product.viewed", subject: "product:x" }, { kind: "store.visited" });
  await openCustomerFile(tx, by, { customerId: member.customerId });
  const closed = await listTimeline(by, { customerId: member.customerId }, tx);
  expect(closed?.hiddenBrowsing).toBe(1);
  expect(closed?.entries.map((entry) => entry.group)).not.toContain("browsing");
  await setConsent(tx, asMember(member, "account.own"), { purpose: "share_browsing", isGranted: true });
  const open = await listTimeline(by, { customerId: member.customerId }, tx);
  expect(open?.hiddenBrowsing).toBe(0);
  expect(open?.entries.map((entry) => entry.group)).toContain("browsing");
});

dbTest("finds a person by part of the name, by e-mail and by phone in any format", async ({ tx }) => {
  const member = await ada(tx);
  await tx.execute(sql`update customer set phone = '+16125550142' where id = ${member.customerId}`);
  const by = asStaff(await staffOf(tx, "service_agent"), "customers.view");
  for (const text of ["alder", "ada@alderway.example", "612 555 0142", "(612) 555-0142"]) {
    expect((await searchCustomers(by, text, tx)).map((hit) => hit.id), text).toEqual([member.customerId]);
  }
  expect(await searchCustomers(by, "%", tx)).toEqual([]);
  expect(await searchCustomers(by, "' or 1=1 --", tx)).toEqual([]);
});
