import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import { also, eventsOf, factsOf, hire, levelOf, moneyOf, openCounter, placeDelivery, placeOrder, refusalOf, shopper } from "./counter.testing";
import { claimFulfillment } from "./claim-fulfillment";
import { listRoutingDecisions } from "./list-routing-decisions";
import { listSenders } from "./list-senders";
import { sendElsewhere } from "./send-elsewhere";
import { shopperChooses } from "./shopper-chooses";

const placeOf = async (tx: Tx, id: FulfillmentId | undefined) => (await tx.execute<{ place: LocationId; charge: number }>(sql`select location_id as place, charge_minor as charge from fulfillment where id = ${id}`)).rows[0];

async function toSend(tx: Tx) {
  const counter = await openCounter(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${counter.bend}`);
  const mia = await hire(tx, "Mia", "fulfillment.manage", "all", "admin");
  const placed = await placeDelivery(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 3 }], 500);
  const orderLineId = placed.lines[0]!.orderLineId;
  return { counter, mia, placed, move: (quantity: number, to: LocationId) => sendElsewhere(tx, mia, { fulfillmentId: placed.fulfillmentId, locationId: to, lines: [{ orderLineId, quantity }], reason: "Truck broke down" }) };
}

dbTest("splits a delivery by hand, at the same price, and the charge goes along with the rest", async ({ tx }) => {
  const { counter, mia, placed, move } = await toSend(tx);
  const [senders] = await listSenders(mia, [placed.fulfillmentId], tx);
  expect(senders).toMatchObject({ wanted: 3, lines: [{ left: 3 }], places: [{ locationId: counter.bend, units: 3 }] });
  const before = await levelOf(tx, counter.lamp, counter.warehouse);
  const { fulfillmentIds: [first] } = await move(1, counter.bend);
  expect(await placeOf(tx, first)).toEqual({ place: counter.bend, charge: 0 });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "open", quantity: 3, moved: 1 });
  expect(await levelOf(tx, counter.lamp, counter.warehouse)).toMatchObject({ allocated: (before?.allocated ?? 0) - 1 });
  const [kept] = await listRoutingDecisions(also(mia, "orders.view"), [first!], tx);
  expect(kept).toMatchObject({ routing: "By hand", instead: { place: "Kent", reason: "Truck broke down", isByHand: true } });
  const { fulfillmentIds: [second] } = await move(2, counter.bend);
  expect(await placeOf(tx, second)).toEqual({ place: counter.bend, charge: 500 });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "cancelled", moved: 3, total_minor: 0 });
  expect((await eventsOf(tx, placed.fulfillmentId)).filter((kind) => kind === "rerouted")).toHaveLength(2);
  expect(await moneyOf(tx, placed.orderId)).toEqual([]);
});

dbTest("moves nothing that is picked, not there, or to where it is", async ({ tx }) => {
  const { counter, mia, placed, move } = await toSend(tx);
  expect(await refusalOf(move(4, counter.bend))).toBe("illegal_move");
  expect(await refusalOf(move(1, counter.warehouse))).toBe("illegal_move");
  expect(await refusalOf(move(1, counter.portland))).toBe("out_of_stock");
  const kim = await hire(tx, "Kim", "fulfillment.work", [counter.warehouse]);
  await claimFulfillment(tx, kim, { fulfillmentId: placed.fulfillmentId });
  await tx.execute(sql`update fulfillment_line set picked = 3 where fulfillment_id = ${placed.fulfillmentId}`);
  expect(await refusalOf(move(1, counter.bend))).toBe("illegal_move");
  expect(await listSenders(mia, [placed.fulfillmentId], tx)).toEqual([]);
});

dbTest("a pickup gets no address and no other place while its store can hand it over", async ({ tx }) => {
  const { counter, mia } = await toSend(tx);
  const { fulfillmentId, lines } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const address = { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205" };
  expect(await refusalOf(sendElsewhere(tx, mia, { fulfillmentId, locationId: counter.bend, lines: [{ orderLineId: lines[0]!.orderLineId, quantity: 1 }], reason: "Nearer" }))).toBe("illegal_move");
  for (const by of [shopper(), also(mia, "orders.service")]) for (const choice of [{ kind: "delivery" as const, address }, { kind: "store" as const, locationId: counter.bend }]) {
    expect(await refusalOf(shopperChooses(tx, by, { fulfillmentId, choice }))).toBe("illegal_move");
  }
  const { rows } = await tx.execute(sql`select method, location_id as at, ship_to as "shipTo" from fulfillment where id = ${fulfillmentId}`);
  expect(rows).toEqual([{ method: "pickup", at: counter.portland, shipTo: null }]);
});
