import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { aPlace, ada, asMember } from "@/lib/domain/identity/people.testing";
import { changeProfile, profileInput, setConsent, setPreferredStore } from "./change-profile";
import { getPersonalization } from "./get-personalization";
import { getProfile } from "./get-profile";

dbTest("keeps name and phone as the shopper wrote them, the phone in one form", async ({ tx }) => {
  const by = asMember(await ada(tx), "account.own");
  await changeProfile(tx, by, profileInput.parse({ name: " Ada Lee ", phone: "(612) 555-0142", version: 1 }));
  expect(await getProfile(by, tx)).toMatchObject({ name: "Ada Lee", phone: "+16125550142", version: 2 });
});

dbTest("refuses a change made on an old page", async ({ tx }) => {
  const by = asMember(await ada(tx), "account.own");
  await changeProfile(tx, by, { name: "Ada", phone: null, version: 1 });
  await expect(changeProfile(tx, by, { name: "Ada", phone: null, version: 1 })).rejects.toMatchObject({ code: "stale_version" });
});

dbTest("stores see browsing only after the shopper said so, and every choice is kept", async ({ tx }) => {
  const by = asMember(await ada(tx), "account.own");
  expect((await getProfile(by, tx)).sharesBrowsing).toBe(false);
  await setConsent(tx, by, { purpose: "share_browsing", isGranted: true });
  await setConsent(tx, by, { purpose: "share_browsing", isGranted: false });
  expect((await getProfile(by, tx)).sharesBrowsing).toBe(false);
  const { rows } = await tx.execute(sql`select 1 from consent_choice where customer_id = ${by.actor.customerId}`);
  expect(rows).toHaveLength(2);
});

dbTest("suggests by what the shopper looked at until they decline, and again once they want it", async ({ tx }) => {
  const member = await ada(tx);
  const by = asMember(member, "account.own");
  const wanted = () => getPersonalization(asMember(member, "events.record"), tx);
  expect(await wanted()).toBe(true);
  await setConsent(tx, by, { purpose: "personalization", isGranted: false });
  expect([await wanted(), (await getProfile(by, tx)).isPersonalized]).toEqual([false, false]);
  await setConsent(tx, by, { purpose: "personalization", isGranted: true });
  expect(await wanted()).toBe(true);
});

dbTest("remembers the shopper's store for every device", async ({ tx }) => {
  const by = asMember(await ada(tx), "account.own");
  await setPreferredStore(tx, by, { locationId: await aPlace(tx, "alderway-bloomington") });
  expect((await getProfile(by, tx)).homeStore?.slug).toBe("alderway-bloomington");
});
