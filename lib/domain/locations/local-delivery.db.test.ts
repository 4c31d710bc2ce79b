import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { newId, type CheckoutId, type LocationId } from "@/lib/kernel/ids";
import { changeLocalDelivery } from "./change-local-delivery";
import { getLocalDelivery } from "./get-local-delivery";
import { holdSlot } from "./hold-slot";
import { listDeliveryWindows } from "./list-delivery-windows";
import { listLocalDeliverers } from "./list-local-deliverers";
import { listPickupSlots } from "./list-pickup-slots";
import { localDeliveryInput } from "./local-delivery";
import { releaseSlot } from "./release-slot";
import { giveVan, hire, inMinutes, openStore, shopper } from "./testing";

const [ana, ben] = [newId<CheckoutId>(), newId<CheckoutId>()];

async function firstWindow(tx: Tx, locationId: LocationId) {
  const [window] = await listDeliveryWindows({ locationId }, tx);
  if (!window) throw new Error("no window");
  return { locationId, purpose: "delivery" as const, startsAt: window.startsAt, endsAt: window.endsAt, expiresAt: inMinutes(15) };
}
const leftAt = async (tx: Tx, { locationId, startsAt }: { locationId: LocationId; startsAt: Date }, ownCheckoutId?: CheckoutId) =>
  (await listDeliveryWindows({ locationId, ...(ownCheckoutId && { ownCheckoutId }) }, tx)).find((one) => one.startsAt.getTime() === startsAt.getTime())?.left;

dbTest("a van takes as many doors in a window as it can, a shopper's own counts not, and another window gives the first one back", async ({ tx }) => {
  const locationId = await openStore(tx);
  await giveVan(tx, locationId, { perWindow: 1 });
  const window = await firstWindow(tx, locationId);
  await holdSlot(tx, shopper, { ...window, checkoutId: ana });
  expect([await leftAt(tx, window), await leftAt(tx, window, ana)]).toEqual([0, 1]);
  await expect(holdSlot(tx, shopper, { ...window, checkoutId: ben })).rejects.toMatchObject({ code: "slot_full" });
  const next = (await listDeliveryWindows({ locationId }, tx))[1]!;
  await holdSlot(tx, shopper, { ...window, startsAt: next.startsAt, endsAt: next.endsAt, checkoutId: ana });
  expect(await leftAt(tx, window)).toBe(1);
});

dbTest("another store's van gives the first one's place back, a pickup there keeps its hour", async ({ tx }) => {
  const [pearl, bend] = [await openStore(tx), await openStore(tx)];
  await giveVan(tx, pearl);
  await giveVan(tx, bend);
  const slot = (await listPickupSlots({ locationId: pearl, days: 3 }, tx))[8]!;
  await holdSlot(tx, shopper, { locationId: pearl, purpose: "pickup", startsAt: slot.startsAt, endsAt: slot.endsAt, checkoutId: ana, expiresAt: inMinutes(15) });
  await holdSlot(tx, shopper, { ...(await firstWindow(tx, pearl)), checkoutId: ana });
  await holdSlot(tx, shopper, { ...(await firstWindow(tx, bend)), checkoutId: ana });
  const { rows } = await tx.execute(sql`select location_id, purpose from capacity_booking where checkout_id = ${ana} order by purpose`);
  expect(rows).toEqual([{ location_id: bend, purpose: "delivery" }, { location_id: pearl, purpose: "pickup" }]);
  await releaseSlot(tx, shopper, { checkoutId: ana, purpose: "delivery" });
  expect((await tx.execute(sql`select purpose from capacity_booking where checkout_id = ${ana}`)).rows).toEqual([{ purpose: "pickup" }]);
});

dbTest("pickups and deliveries share the hour in which the van is loaded", async ({ tx }) => {
  const locationId = await openStore(tx, { pickupsPerHour: 1 });
  // Beyond what a pickup takes, at any hour.
  await giveVan(tx, locationId, { cutoffMinutes: 240 });
  const window = await firstWindow(tx, locationId);
  const pickups = async () => (await listPickupSlots({ locationId, days: 3 }, tx)).find((one) => one.startsAt.getTime() === window.startsAt.getTime());
  await holdSlot(tx, shopper, { ...window, checkoutId: ana });
  const hour = await pickups();
  expect(hour?.left).toBe(0);
  await expect(holdSlot(tx, shopper, { locationId, purpose: "pickup", startsAt: hour!.startsAt, endsAt: hour!.endsAt, checkoutId: ben, expiresAt: inMinutes(15) })).rejects.toMatchObject({ code: "slot_full" });
});

dbTest("refuses what is no window: past the cut-off, of a store without a van, of one that is switched off or paused", async ({ tx }) => {
  const locationId = await openStore(tx);
  const at = { locationId, purpose: "delivery" as const, startsAt: inMinutes(60), endsAt: inMinutes(180), checkoutId: ana, expiresAt: inMinutes(15) };
  await expect(holdSlot(tx, shopper, at)).rejects.toMatchObject({ code: "delivery_off" });
  await giveVan(tx, locationId, { cutoffMinutes: 2_000 });
  await expect(holdSlot(tx, shopper, at)).rejects.toMatchObject({ code: "past_cutoff" });
  await expect(holdSlot(tx, shopper, { ...at, startsAt: inMinutes(-60), endsAt: inMinutes(60) })).rejects.toMatchObject({ code: "slot_past" });
  const window = await firstWindow(tx, locationId);
  await tx.execute(sql`update location set paused_until = shop_clock() + interval '1 hour', paused_at = shop_clock(), paused_reason = 'Snow' where id = ${locationId}`);
  expect(await listDeliveryWindows({ locationId }, tx)).toEqual([]);
  await expect(holdSlot(tx, shopper, { ...window, checkoutId: ana })).rejects.toMatchObject({ code: "no_capacity" });
  await tx.execute(sql`update local_delivery set is_on = false where location_id = ${locationId}`);
  expect(await listLocalDeliverers("97209", tx)).toEqual([]);
});

dbTest("a van comes within its radius and to the ZIP codes that are named, the nearest store first", async ({ tx }) => {
  await tx.execute(sql`insert into postcode (code, city, state, latitude, longitude) values ('97209', 'Portland', 'OR', 45.53, -122.68), ('97301', 'Salem', 'OR', 44.94, -123.03), ('98660', 'Vancouver', 'WA', 45.64, -122.68)`);
  const [far, near] = [await openStore(tx, { name: "Bend", latitude: 45.58, longitude: -122.7 }), await openStore(tx)];
  await giveVan(tx, far, { postcodes: ["98660"], feeMinor: 700 });
  await giveVan(tx, near);
  const names = async (postcode: string) => (await listLocalDeliverers(postcode, tx)).map(({ locationId }) => (locationId === near ? "near" : "far"));
  expect([await names("97209-1234"), await names("98660"), await names("97301"), await names("00000")]).toEqual([["near", "far"], ["far", "near"], [], []]);
});

dbTest("an administrator changes the terms, with their before and after; a manager may not, and an older page is told", async ({ tx }) => {
  const locationId = await openStore(tx);
  const admin = await hire(tx, "admin", "locations.edit", "all");
  const change = localDeliveryInput.parse({ locationId, version: 1, isOn: true, radiusMiles: "0", postcodes: "97209, 97210\n97209", windowMinutes: "120", perWindow: "6", cutoffMinutes: "90", daysAhead: "5", fee: "9.50", freeFrom: "" });
  expect(await changeLocalDelivery(tx, admin, change)).toEqual({ version: 2 });
  expect(await getLocalDelivery(locationId, tx)).toMatchObject({ radiusMiles: 0, postcodes: ["97209", "97210"], feeMinor: 950, freeFromMinor: null });
  expect(await changeLocalDelivery(tx, admin, { ...change, version: 2 })).toEqual({ version: 2 });
  await expect(changeLocalDelivery(tx, admin, change)).rejects.toMatchObject({ code: "stale_version" });
  const { rows } = await tx.execute(sql`select payload -> 'changes' -> 'localDelivery' -> 'after' ->> 'perWindow' as after from event where kind = 'location.changed'`);
  expect(rows).toEqual([{ after: "6" }]);
  expect(localDeliveryInput.safeParse({ ...change, postcodes: "", radiusMiles: "0", fee: "9" }).error?.issues[0]?.path).toEqual(["radiusMiles"]);
});
