import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { also, eventsOf, hire, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { prioritizeFulfillment } from "./prioritize-fulfillment";

dbTest("puts a part into the priority lane once, and out of it again", async ({ tx }) => {
  const counter = await openCounter(tx);
  const mia = await hire(tx, "Mia", "fulfillment.manage", [counter.portland], "store_manager");
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  for (const isPriority of [true, true, false]) await prioritizeFulfillment(tx, mia, { fulfillmentId, isPriority });
  expect(await eventsOf(tx, fulfillmentId)).toEqual(["prioritized", "prioritized"]);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.bend], "store_manager");
  expect(await refusalOf(prioritizeFulfillment(tx, also(ben, "fulfillment.manage"), { fulfillmentId, isPriority: true }))).toBe("wrong_store");
});
