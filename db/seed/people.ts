import type { AccountId, CustomerId } from "@/lib/kernel/ids";
import { readPeople, type PersonFile } from "./data-files";
import { phoneNumbers } from "./phone-numbers";
import type { Postcode } from "./postcodes";
import { itemAt, type Random } from "./random";
import { busiestStoreCode, storePlans } from "./store-plans";
import type { Store } from "./stores";
import { dayMs, later, type World } from "./world";

/** A customer with all that history needs to know about them. */
export type Person = {
  id: CustomerId; accountId: AccountId | null; name: string; firstName: string; email: string; phone: string;
  street: string; postcode: Postcode; home: Store; kmFromHome: number;
  /** Device ids: the computer, and the phone if they use one to shop. */
  computer: string; phoneDevice: string; hasApp: boolean;
  sharesBrowsing: boolean; wantsMarketing: boolean; interests: string[]; likesCoupons: boolean;
  since: Date; loyaltyNumber: string | null;
};

/** Shoppers live near a store if they can: four of five are given a real postcode within 40 km of one. */
export function planPeople(world: World, stores: readonly Store[], postcodes: readonly Postcode[]): Person[] {
  const random = world.random("people");
  const near = new Map(stores.map((store) => [store.id, postcodes.filter((place) => kmBetween(place, store) < 40)]));
  const byState = groupBy(postcodes, (place) => place.state);
  const phoneNumber = phoneNumbers(random, new Set([shopperPhone, ...storePlans.map((plan) => plan.phone)]));
  const emails = new Set<string>(["shopper@alderway.example"]);
  const files = readPeople();
  const wanted = Math.round(files.length * world.scale);
  const shopper = planShopper(world, random, stores, near);
  return [shopper, ...files.slice(0, wanted).map((file) => {
    const own = byState.get(file.state);
    const chosen = random.weighted(stores, sizeOf);
    const postcode = random.chance(0.8) || !own ? random.pick(near.get(chosen.id) ?? postcodes) : random.pick(own);
    return person(world, random, file, postcode, stores, freeEmail(file.email.toLowerCase(), emails), phoneNumber(postcode.state));
  })];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Straight-line distance on the sphere (haversine). */
export function kmBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const h = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}

const shopperPhone = "+13125550177";
const sizeOf = (store: Store): number => (store.code === busiestStoreCode ? 2.2 : (store.plan?.depth ?? 0));

function person(world: World, random: Random, file: PersonFile, postcode: Postcode, stores: readonly Store[], email: string, phone: string): Person {
  const home = nearestStore(postcode, stores);
  const isOld = random.chance(0.74);
  const since = later(world.now, -Math.floor(isOld ? 370 + 1_000 * random.next() : 3 + 360 * random.next()) * dayMs - random.int(0, dayMs));
  const hasAccount = random.chance(0.52);
  return {
    id: random.id(since), accountId: hasAccount ? random.id(since) : null, name: `${file.firstName} ${file.lastName}`, firstName: file.firstName, email, phone, street: file.street, postcode,
    home, kmFromHome: kmBetween(postcode, home), computer: file.devices.web, phoneDevice: random.chance(0.5) ? file.devices.ios : file.devices.android, hasApp: hasAccount && random.chance(0.3),
    sharesBrowsing: hasAccount && random.chance(0.66), wantsMarketing: random.chance(0.45), interests: file.interests, likesCoupons: file.discounts !== "discount_indifferent",
    since, loyaltyNumber: hasAccount ? `AH${String(random.int(0, 9_999_999_999)).padStart(10, "0")}` : null,
  };
}

/** The demo's own shopper lives around the corner of the busiest store. */
function planShopper(world: World, random: Random, stores: readonly Store[], near: ReadonlyMap<string, Postcode[]>): Person {
  const home = stores.find((store) => store.code === busiestStoreCode) ?? itemAt(stores, 0);
  const postcode = near.get(home.id)?.find((place) => place.code === "60605") ?? itemAt(near.get(home.id) ?? [], 0);
  const since = later(world.now, -292 * dayMs);
  return {
    id: random.id(since), accountId: random.id(since), name: "June Whitaker", firstName: "June", email: "shopper@alderway.example", phone: shopperPhone, street: "1130 South Michigan Avenue, Apt 1204",
    postcode, home, kmFromHome: kmBetween(postcode, home), computer: random.id(since), phoneDevice: random.id(since), hasApp: true, sharesBrowsing: true, wantsMarketing: true,
    interests: ["furniture", "homedecor", "floral"], likesCoupons: true, since, loyaltyNumber: "AH0000001204",
  };
}

function nearestStore(place: Postcode, stores: readonly Store[]): Store {
  let best = itemAt(stores, 0);
  for (const store of stores) if (kmBetween(place, store) < kmBetween(place, best)) best = store;
  return best;
}

function freeEmail(wanted: string, taken: Set<string>): string {
  let email = wanted;
  for (let number = 2; taken.has(email); number++) email = wanted.replace("@", `${number}@`);
  taken.add(email);
  return email;
}
