import type { Tx } from "@/db/client";
import { consentChoice, customer, customerAddress, identifier } from "@/db/schema/customers";
import { account } from "@/db/schema/identity";
import type { Person } from "./people";
import { later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

export async function writePeople(tx: Tx, world: World, people: readonly Person[], passwordHash: string): Promise<string> {
  const random = world.random("write-people");
  const accounts = await writeRows(tx, account, people.flatMap(({ accountId, email, since }) =>
    accountId === null ? [] : [{ id: accountId, email, passwordHash, emailVerifiedAt: later(since, 9 * minuteMs), createdAt: since }]));
  const count = await writeRows(tx, customer, people.map((person) => ({
    id: person.id, accountId: person.accountId, name: person.name, email: person.email, phone: person.phone, loyaltyNumber: person.loyaltyNumber,
    preferredLocationId: person.kmFromHome < 80 ? person.home.id : null, sharesBrowsing: person.sharesBrowsing, wantsMarketing: person.wantsMarketing, mergedIntoId: null, version: 1,
    createdAt: person.since, updatedAt: person.since,
  })));
  await writeRows(tx, identifier, people.flatMap((person) => {
    const names = (kind: "email" | "phone" | "device" | "account" | "loyalty", value: string, isVerified: boolean) =>
      ({ id: random.id<string>(person.since), customerId: person.id, kind, value, verifiedAt: isVerified ? later(person.since, 9 * minuteMs) : null, createdAt: person.since });
    return [
      names("email", person.email, person.accountId !== null), names("phone", person.phone, false), names("device", person.computer, false), names("device", person.phoneDevice, false),
      ...(person.accountId ? [names("account", person.accountId, true)] : []), ...(person.loyaltyNumber ? [names("loyalty", person.loyaltyNumber, true)] : []),
    ];
  }));
  await writeRows(tx, consentChoice, people.flatMap((person) => [
    ...(person.sharesBrowsing ? [choice(random.id(person.since), person, "share_browsing", 16)] : []),
    ...(person.wantsMarketing ? [choice(random.id(person.since), person, "marketing", 15)] : []),
  ]));
  await writeRows(tx, customerAddress, people.filter((person) => person.accountId !== null).map((person) => ({
    id: random.id<string>(person.since), customerId: person.id, name: person.name, line1: person.street, line2: "", city: person.postcode.city, state: person.postcode.state,
    postcode: person.postcode.code, country: "US", isDefault: true, version: 1, createdAt: person.since,
  })));
  const sharing = people.filter((person) => person.sharesBrowsing).length;
  return `${count} customers, ${accounts} with an account, ${sharing} share what they browse`;
}

const choice = (id: string, person: Person, purpose: "share_browsing" | "marketing", minutes: number) =>
  ({ id, customerId: person.id, purpose, isGranted: true, channel: "web", at: later(person.since, minutes * minuteMs) });
