import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { newId, type FulfillmentId } from "@/lib/kernel/ids";
import { eventsOf, factsOf, gtins, hire, levelOf, moneyOf, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { loseFulfillment } from "./lose-fulfillment";
import { packFulfillment } from "./pack-fulfillment";
import { pickUnit } from "./pick-unit";
import { shipFulfillment } from "./ship-fulfillment";

async function onItsWay(tx: Tx) {
  const counter = await openCounter(tx);
  const wes = await hire(tx, "Wes", "fulfillment.work", [counter.warehouse]);
  const mia = await hire(tx, "Mia", "fulfillment.manage", [counter.warehouse], "store_manager");
  const send = async (fulfillmentId: FulfillmentId) => {
    for (const scanned of [gtins.lamp, gtins.lamp]) await pickUnit(tx, wes, { fulfillmentId, scanId: newId(), scanned });
    await packFulfillment(tx, wes, { fulfillmentId });
    await shipFulfillment(tx, wes, { fulfillmentId, trackingNumber: "1Z9" });
  };
  const placed = await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 2 }], "ship");
  await tx.execute(sql`update fulfillment set ship_to = ${JSON.stringify({ name: "Maya Lin", line1: "1 Pine St", city: "Bend", state: "OR", postcode: "97701" })}::jsonb where id = ${placed.fulfillmentId}`);
  await send(placed.fulfillmentId);
  return { ...placed, counter, mia, send };
}

dbTest("pays a lost shipment back in full; its units stay gone", async ({ tx }) => {
  const { mia, fulfillmentId, orderId, counter } = await onItsWay(tx);
  expect(await loseFulfillment(tx, mia, { fulfillmentId, decision: "refund", note: "Carrier cannot find it" })).toEqual({ sentAs: [] });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "lost", handed_over: 2 });
  expect(await moneyOf(tx, orderId)).toEqual(["capture 2000", "refund 2000"]);
  expect(await levelOf(tx, counter.lamp, counter.warehouse)).toMatchObject({ on_hand: 3, allocated: 0 });
  expect(await refusalOf(loseFulfillment(tx, mia, { fulfillmentId, decision: "refund", note: "" }))).toBe("illegal_move");
});

dbTest("sends a lost shipment once more without taking money again, or says that it cannot", async ({ tx }) => {
  const { mia, send, fulfillmentId, orderId, counter } = await onItsWay(tx);
  const { sentAs: [again = fulfillmentId] } = await loseFulfillment(tx, mia, { fulfillmentId, decision: "reship", note: "" });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "lost", moved: 2, handed_over: 0, total_minor: 0 });
  expect(await factsOf(tx, again)).toMatchObject({ status: "open", quantity: 2, total_minor: 2_000 });
  await send(again);
  expect(await moneyOf(tx, orderId)).toEqual(["capture 2000"]);
  expect(await levelOf(tx, counter.lamp, counter.warehouse)).toMatchObject({ on_hand: 1, allocated: 0 });
  expect(await eventsOf(tx, fulfillmentId)).toContain("lost");
  expect(await refusalOf(loseFulfillment(tx, mia, { fulfillmentId: again, decision: "reship", note: "" }))).toBe("out_of_stock");
});
