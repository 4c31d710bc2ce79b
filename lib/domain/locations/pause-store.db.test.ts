import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { getPause } from "./get-pause";
import { getStore } from "./get-store";
import { holdSlot } from "./hold-slot";
import { listPickupSlots } from "./list-pickup-slots";
import { pauseStore } from "./pause-store";
import { resumeStore } from "./resume-store";
import { isPaused } from "./store-summary";
import { hire, openStore, shopper } from "./testing";
import { newId } from "@/lib/kernel/ids";

const soon = { hours: 2 as const, reason: "Two colleagues ill" };

dbTest("takes no new hour of a checkout until the end that was said, and knows who said it", async ({ tx }) => {
  const locationId = await openStore(tx);
  const mia = await hire(tx, "store_manager", "locations.close", [locationId]);
  const before = await getStore({ id: locationId }, tx);
  const { until } = await pauseStore(tx, mia, { locationId, ...soon });
  const store = await getStore({ id: locationId }, tx);
  expect(store).toMatchObject({ pausedUntil: until, version: before!.version + 1 });
  expect(isPaused(store!, new Date())).toBe(true);
  expect(isPaused(store!, new Date(Date.now() + 2.1 * 3_600_000))).toBe(false);
  expect(await getPause(await hire(tx, "associate", "fulfillment.view", [locationId]), locationId, tx)).toMatchObject({ reason: "Two colleagues ill", by: "Sam" });
  const [slot] = await listPickupSlots({ locationId, days: 7 }, tx);
  const choice = { locationId, purpose: "pickup" as const, startsAt: slot!.startsAt, endsAt: slot!.endsAt, checkoutId: newId<never>(), expiresAt: new Date(Date.now() + 900_000) };
  await expect(holdSlot(tx, shopper, choice)).rejects.toMatchObject({ code: "no_capacity" });
});

dbTest("ends by itself or by hand, and another store's manager says nothing about it", async ({ tx }) => {
  const locationId = await openStore(tx);
  const mia = await hire(tx, "store_manager", "locations.close", [locationId]);
  const viewer = await hire(tx, "associate", "fulfillment.view", [locationId]);
  const stranger = await hire(tx, "store_manager", "locations.close", [await openStore(tx)]);
  await expect(pauseStore(tx, stranger, { locationId, ...soon })).rejects.toMatchObject({ code: "not_found" });
  await pauseStore(tx, mia, { locationId, ...soon });
  await tx.execute(sql`update location set paused_until = shop_clock() - interval '1 second' where id = ${locationId}`);
  expect(await getPause(viewer, locationId, tx)).toBeNull();
  await pauseStore(tx, mia, { locationId, ...soon });
  await resumeStore(tx, mia, { locationId });
  expect(await getPause(viewer, locationId, tx)).toBeNull();
  expect((await getStore({ id: locationId }, tx))?.pausedUntil).toBeNull();
});
