import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { newId, type CheckoutId, type LocationId } from "@/lib/kernel/ids";
import { bookSlot } from "./book-slot";
import { holdSlot } from "./hold-slot";
import { listPickupSlots } from "./list-pickup-slots";
import { rebookSlot } from "./rebook-slot";
import { releaseSlot } from "./release-slot";
import { removeExpiredSlots } from "./remove-expired-slots";
import { forgetOrders, hire, inMinutes, machine, makeLamp, openStore, shopper, writeOrder } from "./testing";

const [ana, ben] = [newId<CheckoutId>(), newId<CheckoutId>()];

async function tomorrowSlot(tx: Tx, locationId: LocationId, index = 8) {
  const slot = (await listPickupSlots({ locationId, days: 3 }, tx))[index];
  if (!slot) throw new Error("no slot");
  return { locationId, purpose: "pickup" as const, startsAt: slot.startsAt, endsAt: slot.endsAt };
}

const leftOf = async (tx: Tx, { locationId, startsAt }: { locationId: LocationId; startsAt: Date }, ownCheckoutId?: CheckoutId) =>
  (await listPickupSlots({ locationId, days: 3, ownCheckoutId }, tx)).find((slot) => slot.startsAt.getTime() === startsAt.getTime())?.left;

dbTest("an hour has room for as many as the store can serve, and a shopper's own slot counts not", async ({ tx }) => {
  const choice = await tomorrowSlot(tx, await openStore(tx, { pickupsPerHour: 1 }));
  await holdSlot(tx, shopper, { ...choice, checkoutId: ana, expiresAt: inMinutes(15) });
  expect(await leftOf(tx, choice)).toBe(0);
  expect(await leftOf(tx, choice, ana)).toBe(1);
  await expect(holdSlot(tx, shopper, { ...choice, checkoutId: ben, expiresAt: inMinutes(15) })).rejects.toMatchObject({ code: "slot_full" });
  await holdSlot(tx, shopper, { ...choice, checkoutId: ana, expiresAt: inMinutes(15) });
});

dbTest("choosing another hour or curbside gives the first one back", async ({ tx }) => {
  const locationId = await openStore(tx, { pickupsPerHour: 1 });
  const [first, second] = [await tomorrowSlot(tx, locationId), await tomorrowSlot(tx, locationId, 9)];
  await holdSlot(tx, shopper, { ...first, checkoutId: ana, expiresAt: inMinutes(15) });
  await holdSlot(tx, shopper, { ...second, purpose: "curbside", checkoutId: ana, expiresAt: inMinutes(15) });
  expect([await leftOf(tx, first), await leftOf(tx, second)]).toEqual([1, 0]);
});

dbTest("a held hour ends by the database's clock", async ({ tx }) => {
  const choice = await tomorrowSlot(tx, await openStore(tx, { pickupsPerHour: 1 }));
  await holdSlot(tx, shopper, { ...choice, checkoutId: ana, expiresAt: inMinutes(15) });
  await tx.execute(sql`set local throughline.clock_shift = '16 minutes'`);
  expect(await leftOf(tx, choice)).toBe(1);
  await holdSlot(tx, shopper, { ...choice, checkoutId: ben, expiresAt: inMinutes(40) });
  await tx.execute(sql`set local throughline.clock_shift = '90 minutes'`);
  expect(await removeExpiredSlots(tx, machine)).toBe(1);
});

dbTest("refuses what is no slot of the store", async ({ tx }) => {
  const locationId = await openStore(tx, { canCurbside: false });
  const choice = await tomorrowSlot(tx, locationId);
  const hold = (changes: object) => holdSlot(tx, shopper, { ...choice, checkoutId: ana, expiresAt: inMinutes(15), ...changes });
  await expect(hold({ purpose: "curbside" })).rejects.toMatchObject({ code: "pickup_off" });
  await expect(hold({ startsAt: inMinutes(-120), endsAt: inMinutes(-60) })).rejects.toMatchObject({ code: "slot_past" });
  await expect(hold({ startsAt: new Date(choice.startsAt.getTime() + 60_000) })).rejects.toMatchObject({ code: "store_closed" });
  await expect(hold({ locationId: newId<LocationId>() })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("a held hour becomes the booking of its fulfillment, once", async ({ tx }) => {
  const locationId = await openStore(tx, { pickupsPerHour: 1 });
  const choice = await tomorrowSlot(tx, locationId);
  const order = await writeOrder(tx, [{ variantId: await makeLamp(tx), locationId, quantity: 1 }]);
  const booking = { checkoutId: order.checkoutId, locationId, fulfillmentId: order.lines[0]!.fulfillmentId, for: "visit" as const };
  await expect(bookSlot(tx, shopper, booking)).rejects.toMatchObject({ code: "slot_required" });
  await holdSlot(tx, shopper, { ...choice, checkoutId: order.checkoutId, expiresAt: inMinutes(15) });
  await bookSlot(tx, shopper, booking);
  await bookSlot(tx, shopper, booking);
  await releaseSlot(tx, shopper, { checkoutId: order.checkoutId });
  expect(await leftOf(tx, choice)).toBe(0);
  await releaseSlot(tx, shopper, { fulfillmentId: booking.fulfillmentId });
  expect(await leftOf(tx, choice)).toBe(1);
  await forgetOrders(tx);
});

dbTest("a hold that ran out is booked only while there is room", async ({ tx }) => {
  const locationId = await openStore(tx, { pickupsPerHour: 1 });
  const choice = await tomorrowSlot(tx, locationId);
  const order = await writeOrder(tx, [{ variantId: await makeLamp(tx), locationId, quantity: 1 }]);
  const booking = { checkoutId: order.checkoutId, locationId, fulfillmentId: order.lines[0]!.fulfillmentId, for: "visit" as const };
  await holdSlot(tx, shopper, { ...choice, checkoutId: order.checkoutId, expiresAt: inMinutes(-1) });
  await holdSlot(tx, shopper, { ...choice, checkoutId: ben, expiresAt: inMinutes(15) });
  await expect(bookSlot(tx, shopper, booking)).rejects.toMatchObject({ code: "slot_full" });
  await releaseSlot(tx, shopper, { checkoutId: ben });
  await bookSlot(tx, shopper, booking);
  expect(await leftOf(tx, choice)).toBe(0);
  await forgetOrders(tx);
});

dbTest("a booking moves to another hour with room", async ({ tx }) => {
  const locationId = await openStore(tx, { pickupsPerHour: 1 });
  const [first, second] = [await tomorrowSlot(tx, locationId), await tomorrowSlot(tx, locationId, 9)];
  const order = await writeOrder(tx, [{ variantId: await makeLamp(tx), locationId, quantity: 1 }]);
  const manager = await hire(tx, "store_manager", "fulfillment.manage", [locationId]);
  await rebookSlot(tx, manager, { ...first, fulfillmentId: order.lines[0]!.fulfillmentId });
  await rebookSlot(tx, manager, { ...second, fulfillmentId: order.lines[0]!.fulfillmentId });
  expect([await leftOf(tx, first), await leftOf(tx, second)]).toEqual([1, 0]);
  await forgetOrders(tx);
});
