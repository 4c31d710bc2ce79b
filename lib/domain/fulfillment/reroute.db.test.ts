import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { also, eventsOf, factsOf, hire, levelOf, moneyOf, openCounter, placeDelivery, placeOrder, recount, refusalOf, type Counter } from "./counter.testing";
import { expireShopperChoice } from "./expire-shopper-choice";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";
import { routeParked } from "./route-parked";
import { listRoutingDecisions } from "./list-routing-decisions";
import { listExceptions } from "./list-exceptions";

/** Kent and Bend both send; Kent is asked first. */
async function twoSenders(tx: Tx) {
  const counter = await openCounter(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${counter.bend}`);
  const kim = await hire(tx, "Kim", "fulfillment.work", [counter.warehouse]);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.bend]);
  return { counter, kim, ben, placed: await placeDelivery(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 2 }], 500) };
}
const no = { reasonId: firstReasons.notFound, note: "", lines: [] };
const placeOf = async (tx: Tx, id: FulfillmentId | undefined) => (await tx.execute<{ location_id: LocationId; charge: number; paid_by: FulfillmentId }>(sql`select location_id, charge_minor as charge, paid_by_fulfillment_id as paid_by from fulfillment where id = ${id}`)).rows[0];
const emptied = (tx: Tx, { lamp, warehouse }: Counter) => levelOf(tx, lamp, warehouse);

dbTest("sends a rejected delivery from another place by the live rules, at the same price, charge included, and says why on the order", async ({ tx }) => {
  const { counter, kim, placed } = await twoSenders(tx);
  const { reroutedTo, deadline } = await rejectUnits(tx, kim, { fulfillmentId: placed.fulfillmentId, ...no });
  expect(deadline).toBeNull();
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "cancelled", moved: 2, missing: 0, total_minor: 0 });
  expect(await placeOf(tx, reroutedTo[0])).toEqual({ location_id: counter.bend, charge: 500, paid_by: placed.fulfillmentId });
  expect(await factsOf(tx, reroutedTo[0]!)).toMatchObject({ status: "open", quantity: 2, total_minor: 2500 });
  expect(await moneyOf(tx, placed.orderId)).toEqual([]);
  expect(await emptied(tx, counter)).toMatchObject({ on_hand: 5, allocated: 0, quality_check: 2 });
  expect(await eventsOf(tx, placed.fulfillmentId)).toEqual(expect.arrayContaining(["line_missing", "rerouted", "cancelled"]));
  const [decision] = await listRoutingDecisions(also(kim, "orders.view"), reroutedTo, tx);
  expect(decision).toMatchObject({ instead: { place: "Kent", reason: "Not found" }, parts: [{ locationId: counter.bend }] });
  expect(decision?.candidates.find(({ locationId }) => locationId === counter.warehouse)).toMatchObject({ exclusion: "rejected", isChosen: false });
});

dbTest("asks no place twice: what the second one gives back is parked, tried again, and found when goods arrive elsewhere", async ({ tx }) => {
  const { counter, kim, ben, placed } = await twoSenders(tx);
  const { reroutedTo: [second] } = await rejectUnits(tx, kim, { fulfillmentId: placed.fulfillmentId, ...no, reasonId: firstReasons.noTime });
  const parked = await rejectUnits(tx, ben, { fulfillmentId: second!, ...no, reasonId: firstReasons.noTime });
  expect(parked).toMatchObject({ reroutedTo: [], deadline: expect.any(Date) });
  expect(parked.deadline!.getTime()).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
  expect(await levelOf(tx, counter.lamp, counter.warehouse)).toMatchObject({ on_hand: 5, allocated: 0, quality_check: 0 });
  expect(await listExceptions(also(ben, "fulfillment.view"), { locationId: null, show: "parked" }, tx)).toMatchObject([{ id: second, units: 2, why: "No time for it", who: "Ben" }]);
  expect(await routeParked(tx, systemPermit("route_parked"), { fulfillmentId: second! })).toEqual([]);
  await tx.execute(sql`update location set can_ship = true where id = ${counter.portland}`);
  await receiveStock(tx, systemPermit("test"), { lines: [{ variantId: counter.lamp, locationId: counter.portland, quantity: 2 }] });
  const [third] = await routeParked(tx, systemPermit("route_parked"), { fulfillmentId: second! });
  expect(await placeOf(tx, third)).toEqual({ location_id: counter.portland, charge: 500, paid_by: placed.fulfillmentId });
  expect(await factsOf(tx, second!)).toMatchObject({ status: "cancelled", moved: 2 });
});

dbTest("refunds a parked delivery on its day, charge included", async ({ tx }) => {
  const { ben, kim, placed } = await twoSenders(tx);
  const { reroutedTo: [second] } = await rejectUnits(tx, kim, { fulfillmentId: placed.fulfillmentId, ...no });
  await rejectUnits(tx, ben, { fulfillmentId: second!, ...no });
  await tx.execute(sql`update fulfillment set shopper_deadline_at = shop_clock() where id = ${second}`);
  await expireShopperChoice(tx, systemPermit("test"), { fulfillmentId: second! });
  await recount(tx, placed.orderId);
  expect(await factsOf(tx, second!)).toMatchObject({ status: "cancelled", cancelled: 2 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["void 2000", "void 500"]);
});

dbTest("keeps the place for the line that stays, and moves only the rejected one", async ({ tx }) => {
  const { counter, kim } = await twoSenders(tx);
  const placed = await placeDelivery(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 1 }, { variantId: counter.mug, quantity: 1 }], 500);
  const { reroutedTo } = await rejectUnits(tx, kim, { ...no, fulfillmentId: placed.fulfillmentId, lines: [{ lineId: placed.lines[0]!.lineId, quantity: 1 }] });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "open", moved: 1, total_minor: 1500 });
  expect(await placeOf(tx, reroutedTo[0])).toMatchObject({ location_id: counter.bend, charge: 0 });
});

dbTest("refuses a rejection by another place's staff", async ({ tx }) => {
  const { ben, placed } = await twoSenders(tx);
  expect(await refusalOf(rejectUnits(tx, ben, { fulfillmentId: placed.fulfillmentId, ...no }))).toBe("wrong_store");
});

dbTest("a pickup is nobody's to route: with goods everywhere it waits at the store that was chosen, for its shopper", async ({ tx }) => {
  const counter = await openCounter(tx);
  await tx.execute(sql`update location set can_ship = true`);
  const { orderId, fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  const mia = await hire(tx, "Mia", "fulfillment.manage", [counter.portland], "store_manager");
  const { reroutedTo, deadline } = await rejectUnits(tx, also(mia, "fulfillment.work"), { fulfillmentId, ...no });
  expect(reroutedTo).toEqual([]);
  expect(deadline).not.toBeNull();
  expect(await routeParked(tx, mia, { fulfillmentId })).toEqual([]);
  expect(await placeOf(tx, fulfillmentId)).toMatchObject({ location_id: counter.portland });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "awaiting_shopper", missing: 2, moved: 0 });
  expect((await tx.execute(sql`select method from fulfillment where order_id = ${orderId}`)).rows).toEqual([{ method: "pickup" }]);
});
