import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { dayAfter, dayAt } from "@/lib/domain/locations/zone-day";
import { closeStore } from "./close-store";
import { also, eventsOf, factsOf, hire, openCounter, placeOrder, refusalOf, shopper } from "./counter.testing";
import { getShopperChoices } from "./get-shopper-choices";
import { listExceptions } from "./list-exceptions";
import { recordArrival } from "./record-arrival";
import { rescheduleFulfillment } from "./reschedule-fulfillment";
import { sayOnMyWay } from "./say-on-my-way";
import { shopperChooses } from "./shopper-chooses";

async function bookedForTomorrow(tx: Tx) {
  const counter = await openCounter(tx);
  const max = await hire(tx, "Max", "locations.close", [counter.portland], "store_manager");
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const day = dayAfter(dayAt("America/Los_Angeles", Date.now()));
  const slot = (await listPickupSlots({ locationId: counter.portland, days: 3 }, tx)).filter((one) => dayAt("America/Los_Angeles", one.startsAt.getTime()) === day).at(3);
  if (!slot) throw new Error("no slot tomorrow");
  await rescheduleFulfillment(tx, also(max, "orders.service"), { fulfillmentId: placed.fulfillmentId, startsAt: slot.startsAt, endsAt: slot.endsAt });
  return { counter, max, placed, day, slot };
}

dbTest("asks every shopper of the closed day what they want instead, and frees their hours", async ({ tx }) => {
  const { counter, max, placed, day } = await bookedForTomorrow(tx);
  const later = await placeOrder(tx, counter.bend, [{ variantId: counter.lamp, quantity: 1 }]);
  expect(await closeStore(tx, max, { locationId: counter.portland, day, from: "opening", reason: "Burst pipe" })).toEqual({ affected: [placed.fulfillmentId] });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", missing: 0 });
  expect(await getShopperChoices(placed.fulfillmentId, tx)).toMatchObject({ question: "store_closed", reason: "Burst pipe", canWait: true });
  expect(await factsOf(tx, later.fulfillmentId)).toMatchObject({ status: "open" });
  expect(await listExceptions(also(max, "fulfillment.view"), { locationId: counter.portland, show: "choosing" }, tx)).toMatchObject([{ id: placed.fulfillmentId, why: "Store closed: Burst pipe" }]);
  const { rows } = await tx.execute(sql`select 1 from capacity_booking where fulfillment_id = ${placed.fulfillmentId}`);
  expect(rows).toEqual([]);
});

dbTest("asks also those whose order is late when the store closes, and leaves alone what another day was promised", async ({ tx }) => {
  const { counter, max, placed } = await bookedForTomorrow(tx);
  const late = await placeOrder(tx, counter.portland, [{ variantId: counter.mug, quantity: 1 }]);
  await tx.execute(sql`update fulfillment set promised_at = shop_clock() - interval '1 minute' where id = ${late.fulfillmentId}`);
  expect(await closeStore(tx, max, { locationId: counter.portland, day: dayAt("America/Los_Angeles", Date.now()), from: "now", reason: "Snow" })).toEqual({ affected: [late.fulfillmentId] });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "open" });
});

dbTest("moves a closed store's whole order to the store that the shopper chose", async ({ tx }) => {
  const { counter, max, placed, day } = await bookedForTomorrow(tx);
  await closeStore(tx, max, { locationId: counter.portland, day, from: "opening", reason: "Burst pipe" });
  const { newFulfillmentIds: [moved] } = await shopperChooses(tx, shopper(), { fulfillmentId: placed.fulfillmentId, choice: { kind: "store", locationId: counter.bend } });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "cancelled", moved: 1, total_minor: 0 });
  expect(await factsOf(tx, moved!)).toMatchObject({ status: "open", total_minor: 1000 });
});

dbTest("waits for the reopening when the shopper says so, with a new hour", async ({ tx }) => {
  const { counter, max, placed, day } = await bookedForTomorrow(tx);
  await closeStore(tx, max, { locationId: counter.portland, day, from: "opening", reason: "Burst pipe" });
  await shopperChooses(tx, shopper(), { fulfillmentId: placed.fulfillmentId, choice: { kind: "wait" } });
  const { rows } = await tx.execute<{ status: string; day: string }>(sql`select status, (slot_starts_at at time zone 'America/Los_Angeles')::date::text as day from fulfillment where id = ${placed.fulfillmentId}`);
  expect(rows[0]?.status).toBe("open");
  expect(rows[0]!.day > day).toBe(true);
});

dbTest("lets no manager close another manager's store", async ({ tx }) => {
  const { counter, max, day } = await bookedForTomorrow(tx);
  expect(await refusalOf(closeStore(tx, max, { locationId: counter.bend, day, from: "opening", reason: "Snow" }))).toBe("forbidden");
});

dbTest("notes who is on the way and who arrived where, once, without handing anything over", async ({ tx }) => {
  const { placed } = await bookedForTomorrow(tx);
  const mine = { orderId: placed.orderId, fulfillmentId: placed.fulfillmentId };
  await sayOnMyWay(tx, shopper(), mine);
  await recordArrival(tx, shopper(), { ...mine, stall: "3", car: "Blue wagon" });
  await recordArrival(tx, shopper(), { ...mine, stall: "3", car: "Blue wagon" });
  expect((await eventsOf(tx, placed.fulfillmentId)).filter((kind) => kind === "arrived")).toHaveLength(1);
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "open" });
});

dbTest("opens no other order's part, even when its id is known", async ({ tx }) => {
  const { counter, placed } = await bookedForTomorrow(tx);
  const other = await placeOrder(tx, counter.bend, [{ variantId: counter.lamp, quantity: 1 }]);
  expect(await refusalOf(sayOnMyWay(tx, shopper(), { orderId: other.orderId, fulfillmentId: placed.fulfillmentId }))).toBe("not_found");
});
