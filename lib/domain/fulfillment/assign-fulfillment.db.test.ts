import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { eventsOf, factsOf, hire, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { assignFulfillment } from "./assign-fulfillment";

dbTest("gives a part to a picker, and to another one with the reason on record", async ({ tx }) => {
  const counter = await openCounter(tx);
  const mia = await hire(tx, "Mia", "fulfillment.work", [counter.portland], "store_manager");
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await assignFulfillment(tx, mia, { fulfillmentId, pickerId: ana.actor.staffId, reason: "W-1" });
  await assignFulfillment(tx, mia, { fulfillmentId, pickerId: ana.actor.staffId, reason: "W-1" });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "picking", claimed_by: ana.actor.staffId });
  await assignFulfillment(tx, mia, { fulfillmentId, pickerId: mia.actor.staffId, reason: "Ana went home" });
  expect(await eventsOf(tx, fulfillmentId)).toEqual(["claimed", "picking_started", "taken_over"]);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.bend]);
  expect(await refusalOf(assignFulfillment(tx, ben, { fulfillmentId, pickerId: ben.actor.staffId, reason: "" }))).toBe("wrong_store");
});
