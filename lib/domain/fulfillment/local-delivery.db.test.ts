import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { rebookSlot } from "@/lib/domain/locations/rebook-slot";
import { giveVan } from "@/lib/domain/locations/testing";
import { dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import { newId, type FulfillmentId, type LocationId } from "@/lib/kernel/ids";
import { bringBack } from "./bring-back";
import { also, eventsOf, factsOf, gtins, hire, levelOf, moneyOf, openCounter, placeOrder, refusalOf, shopper, type Counter } from "./counter.testing";
import { closeStore } from "./close-store";
import { deliverAtDoor } from "./deliver-at-door";
import { getPickup } from "./get-pickup";
import { listDeliveries } from "./list-deliveries";
import { listExceptions } from "./list-exceptions";
import { missAtDoor } from "./miss-at-door";
import { packFulfillment } from "./pack-fulfillment";
import { pickUnit } from "./pick-unit";
import { putOnVan } from "./put-on-van";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";
import { rescheduleFulfillment } from "./reschedule-fulfillment";
import { setSpecialDate } from "./set-special-date";
import { shipFulfillment } from "./ship-fulfillment";
import { shopperChooses } from "./shopper-chooses";

const shipTo = { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205", country: "US" };

/** A lamp that Portland's van brings in its first window. */
async function promised(tx: Tx, counter: Counter, index = 0) {
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }], "local_delivery", { chargeMinor: 900, shipTo });
  const window = (await listDeliveryWindows({ locationId: counter.portland }, tx))[index]!;
  await rebookSlot(tx, shopper(), { fulfillmentId: placed.fulfillmentId, locationId: counter.portland, purpose: "delivery", startsAt: window.startsAt, endsAt: window.endsAt });
  await tx.execute(sql`update fulfillment set slot_starts_at = ${window.startsAt.toISOString()}, slot_ends_at = ${window.endsAt.toISOString()} where id = ${placed.fulfillmentId}`);
  return { ...placed, window };
}

async function openRun(tx: Tx) {
  const counter = await openCounter(tx);
  await giveVan(tx, counter.portland);
  return { counter, tom: await hire(tx, "Tom", "fulfillment.work", [counter.portland]) };
}

async function packed(tx: Tx) {
  const run = await openRun(tx);
  const placed = await promised(tx, run.counter);
  await pickUnit(tx, run.tom, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await packFulfillment(tx, run.tom, placed);
  return { ...run, placed };
}

/** The first window may be today's or tomorrow's. */
const dayOf = async (tx: Tx, run: Awaited<ReturnType<typeof packed>>, locationId: LocationId = run.counter.portland) =>
  listDeliveries(also(run.tom, "fulfillment.view"), { locationId, day: dayAt("America/Los_Angeles", run.placed.window.startsAt.getTime()) }, tx);
const windows = (tx: Tx, counter: Counter) => listDeliveryWindows({ locationId: counter.portland }, tx);
const kinds = (tx: Tx, id: FulfillmentId) => eventsOf(tx, id).then((all) => all.slice(-2));

dbTest("goods on the van are the store's until they are at the door: only then they leave the books and the card is charged", async ({ tx }) => {
  const { counter, tom, placed } = await packed(tx);
  const level = () => levelOf(tx, counter.lamp, counter.portland);
  expect(await putOnVan(tx, tom, { fulfillmentIds: [placed.fulfillmentId] })).toEqual({ loaded: 1 });
  expect(await level()).toMatchObject({ on_hand: 5, allocated: 1 });
  expect(await moneyOf(tx, placed.orderId)).toEqual([]);
  await deliverAtDoor(tx, tom, { fulfillmentId: placed.fulfillmentId, proof: "name", note: "Ana Ruiz", photoSrc: "/media/uploads/door.webp" });
  await deliverAtDoor(tx, tom, { fulfillmentId: placed.fulfillmentId, proof: "door", note: "Said twice" });
  expect(await level()).toMatchObject({ on_hand: 4, allocated: 0 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 1900"]);
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "delivered", handed_over: 1 });
  expect(await getPickup(also(tom, "fulfillment.view"), placed.fulfillmentId, tx)).toMatchObject({ trip: { outcome: "delivered", proof: "name", note: "Ana Ruiz", photoSrc: "/media/uploads/door.webp" } });
  expect(await kinds(tx, placed.fulfillmentId)).toEqual(["out_for_delivery", "delivered"]);
});

dbTest("nobody there: it comes back, nothing is charged, and its shopper chooses another window for nothing", async ({ tx }) => {
  const { counter, tom, placed } = await packed(tx);
  await putOnVan(tx, tom, { fulfillmentIds: [placed.fulfillmentId] });
  await missAtDoor(tx, tom, { fulfillmentId: placed.fulfillmentId, note: "Nobody opened" });
  expect(await moneyOf(tx, placed.orderId)).toEqual([]);
  expect(await listExceptions(also(tom, "fulfillment.view"), { locationId: counter.portland, show: "missed" }, tx)).toMatchObject([{ id: placed.fulfillmentId, kind: "missed", why: "Nobody opened", who: "Tom", units: 1, until: null }]);
  const next = (await windows(tx, counter))[1]!;
  await rescheduleFulfillment(tx, shopper(), { ...placed, startsAt: next.startsAt, endsAt: next.endsAt });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "packed" });
  expect((await tx.execute(sql`select starts_at = ${next.startsAt.toISOString()}::timestamptz as moved from capacity_booking where fulfillment_id = ${placed.fulfillmentId}`)).rows).toEqual([{ moved: true }]);
  await putOnVan(tx, tom, { fulfillmentIds: [placed.fulfillmentId] });
  await deliverAtDoor(tx, tom, { fulfillmentId: placed.fulfillmentId, proof: "door", note: "Behind the planter" });
  expect((await tx.execute(sql`select outcome from delivery_trip where fulfillment_id = ${placed.fulfillmentId} order by left_at`)).rows).toEqual([{ outcome: "attempted" }, { outcome: "delivered" }]);
});

dbTest("a shopper moves the window until its cut-off, staff after it", async ({ tx }) => {
  const { counter, tom } = await openRun(tx);
  const placed = await promised(tx, counter);
  const [, second, third] = await windows(tx, counter);
  await rescheduleFulfillment(tx, shopper(), { ...placed, startsAt: second!.startsAt, endsAt: second!.endsAt });
  await tx.execute(sql`update local_delivery set cutoff_minutes = 2880, days_ahead = 5`);
  const late = (await windows(tx, counter)).at(-1)!;
  expect(await refusalOf(rescheduleFulfillment(tx, shopper(), { ...placed, startsAt: late.startsAt, endsAt: late.endsAt }))).toBe("past_cutoff");
  expect(await refusalOf(rescheduleFulfillment(tx, shopper(), { ...placed, startsAt: third!.startsAt, endsAt: third!.endsAt }))).toBe("past_cutoff");
  await rescheduleFulfillment(tx, also(tom, "orders.service"), { ...placed, startsAt: late.startsAt, endsAt: late.endsAt });
});

dbTest("only what is packed goes on the van, by the store's own people, and no carrier gets it", async ({ tx }) => {
  const { counter, tom } = await openRun(tx);
  const placed = await promised(tx, counter);
  expect(await refusalOf(putOnVan(tx, tom, { fulfillmentIds: [placed.fulfillmentId] }))).toBe("illegal_move");
  await pickUnit(tx, tom, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await packFulfillment(tx, tom, placed);
  expect(await refusalOf(putOnVan(tx, await hire(tx, "Ben", "fulfillment.work", [counter.bend]), { fulfillmentIds: [placed.fulfillmentId] }))).toBe("wrong_store");
  expect(await refusalOf(shipFulfillment(tx, tom, { fulfillmentId: placed.fulfillmentId, trackingNumber: "1Z" }))).toBe("illegal_move");
  expect(await refusalOf(deliverAtDoor(tx, tom, { fulfillmentId: placed.fulfillmentId, proof: "name", note: "Ana" }))).toBe("illegal_move");
  await putOnVan(tx, tom, { fulfillmentIds: [placed.fulfillmentId, placed.fulfillmentId] });
  await bringBack(tx, tom, placed);
  await bringBack(tx, tom, placed);
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "packed" });
});

dbTest("what its store cannot pack goes by carrier from another place, at the price agreed", async ({ tx }) => {
  const { counter, tom } = await openRun(tx);
  const placed = await promised(tx, counter);
  const { reroutedTo } = await rejectUnits(tx, tom, { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [] });
  const { rows } = await tx.execute(sql`select method, location_id, charge_minor from fulfillment where id = ${reroutedTo[0]}`);
  expect(rows).toEqual([{ method: "ship", location_id: counter.warehouse, charge_minor: 900 }]);
  expect((await tx.execute(sql`select from capacity_booking where fulfillment_id = ${placed.fulfillmentId}`)).rows).toHaveLength(0);
});

dbTest("a store that closes asks whom its van would come to: packed goods wait for the next window, or go by carrier at no charge", async ({ tx }) => {
  const { counter, placed } = await packed(tx);
  const underWay = await promised(tx, counter);
  const max = await hire(tx, "Max", "locations.close", [counter.portland], "store_manager");
  const day = dayAt("America/Los_Angeles", placed.window.startsAt.getTime());
  await closeStore(tx, max, { locationId: counter.portland, day, from: "opening", reason: "Snow" });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "awaiting_shopper" });
  expect((await tx.execute(sql`select from capacity_booking where fulfillment_id = ${placed.fulfillmentId}`)).rows).toHaveLength(0);
  await shopperChooses(tx, shopper(), { fulfillmentId: placed.fulfillmentId, choice: { kind: "wait" } });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "packed", ready: 1 });
  const { rows } = await tx.execute(sql`select (slot_starts_at at time zone 'America/Los_Angeles')::date::text > ${day} as later from fulfillment where id = ${placed.fulfillmentId}`);
  expect(rows).toEqual([{ later: true }]);
  const { newFulfillmentIds: [sent] } = await shopperChooses(tx, shopper(), { fulfillmentId: underWay.fulfillmentId, choice: { kind: "delivery", address: shipTo } });
  expect((await tx.execute(sql`select method, charge_minor from fulfillment where id = ${sent}`)).rows).toEqual([{ method: "ship", charge_minor: 0 }]);
  expect(await moneyOf(tx, underWay.orderId)).toEqual(["void 900"]);
});

dbTest("what is on the van when its store closes is delivered", async ({ tx }) => {
  const { counter, tom, placed } = await packed(tx);
  await putOnVan(tx, tom, { fulfillmentIds: [placed.fulfillmentId] });
  const max = await hire(tx, "Max", "locations.close", [counter.portland], "store_manager");
  expect(await closeStore(tx, max, { locationId: counter.portland, day: dayAt("America/Los_Angeles", placed.window.startsAt.getTime()), from: "opening", reason: "Snow" })).toEqual({ affected: [] });
  await deliverAtDoor(tx, tom, { fulfillmentId: placed.fulfillmentId, proof: "name", note: "Ana Ruiz" });
});

dbTest("other hours on a date ask those whose time is closed then, and nobody else", async ({ tx }) => {
  const { counter } = await openRun(tx);
  const ada = await hire(tx, "Ada", "locations.edit", "all", "admin");
  const [early, late] = [await promised(tx, counter, 0), await promised(tx, counter, 1)];
  const zone = "America/Los_Angeles";
  const day = dayAt(zone, late.window.startsAt.getTime());
  const opensMinute = (late.window.startsAt.getTime() - instantAt(zone, day, 0)) / 60_000;
  expect(await setSpecialDate(tx, ada, { locationId: counter.portland, day, opensMinute, closesMinute: 1440, reason: "Stocktaking" })).toMatchObject({ asked: dayAt(zone, early.window.startsAt.getTime()) === day ? 1 : 0 });
  expect(await factsOf(tx, late.fulfillmentId)).toMatchObject({ status: "open" });
  expect(await setSpecialDate(tx, ada, { locationId: counter.portland, day, opensMinute: null, closesMinute: null, reason: "Stocktaking" })).toMatchObject({ asked: 1 });
  expect(await factsOf(tx, late.fulfillmentId)).toMatchObject({ status: "awaiting_shopper" });
});

dbTest("a day of the van is told by window with what may be done, and to its own store only", async ({ tx }) => {
  const run = await packed(tx);
  const second = await promised(tx, run.counter);
  const stops = (await dayOf(tx, run))?.windows.flatMap((window) => window.stops) ?? [];
  expect(stops.find(({ id }) => id === run.placed.fulfillmentId)).toMatchObject({ customer: { name: "Maya Lin" }, units: 1, statusWords: "Packed", tries: 0 });
  expect(stops.find(({ id }) => id === run.placed.fulfillmentId)?.actions.map(({ name }) => name)).toContain("put_on_van");
  expect(stops.find(({ id }) => id === second.fulfillmentId)?.statusWords).toBe("To deliver");
  expect(await dayOf(tx, run, run.counter.bend)).toBeNull();
});
