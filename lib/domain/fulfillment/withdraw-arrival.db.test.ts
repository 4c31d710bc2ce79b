import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { eventsOf, openCounter, placeOrder, refusalOf, shopper } from "./counter.testing";
import { recordArrival } from "./record-arrival";
import { withdrawArrival } from "./withdraw-arrival";

dbTest("lets a shopper who said “I'm here” elsewhere take it back, once, and arrive later", async ({ tx }) => {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const mine = { orderId: placed.orderId, fulfillmentId: placed.fulfillmentId };
  await withdrawArrival(tx, shopper(), mine);
  await recordArrival(tx, shopper(), { ...mine, stall: "3", car: "Blue wagon" });
  await withdrawArrival(tx, shopper(), mine);
  await withdrawArrival(tx, shopper(), mine);
  await recordArrival(tx, shopper(), { ...mine, stall: "3", car: "Blue wagon" });
  expect((await eventsOf(tx, placed.fulfillmentId)).filter((kind) => kind.startsWith("arriv"))).toEqual(["arrived", "arrival_withdrawn", "arrived"]);
});

dbTest("takes back nothing of another order", async ({ tx }) => {
  const counter = await openCounter(tx);
  const mine = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const other = await placeOrder(tx, counter.bend, [{ variantId: counter.lamp, quantity: 1 }]);
  expect(await refusalOf(withdrawArrival(tx, shopper(), { orderId: mine.orderId, fulfillmentId: other.fulfillmentId }))).toBe("not_found");
});
