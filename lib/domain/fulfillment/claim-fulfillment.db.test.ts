import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { claimFulfillment } from "./claim-fulfillment";
import { eventsOf, factsOf, hire, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { releaseFulfillment } from "./release-fulfillment";
import { takeOverFulfillment } from "./take-over-fulfillment";
import { undoStep } from "./undo-step";

dbTest("gives an open order to the associate who claims it, once", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await claimFulfillment(tx, ana, { fulfillmentId });
  await claimFulfillment(tx, ana, { fulfillmentId });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "picking", claimed_by: ana.actor.staffId });
  expect(await eventsOf(tx, fulfillmentId)).toEqual(["claimed", "picking_started"]);
});

dbTest("names the colleague who has it, who can be relieved for a reason", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await claimFulfillment(tx, ana, { fulfillmentId });
  await expect(claimFulfillment(tx, ben, { fulfillmentId })).rejects.toMatchObject({ code: "claimed_by_other", facts: { name: "Ana" } });
  await takeOverFulfillment(tx, ben, { fulfillmentId, reason: "Ana is on break" });
  expect((await factsOf(tx, fulfillmentId)).claimed_by).toBe(ben.actor.staffId);
  expect(await refusalOf(releaseFulfillment(tx, ana, { fulfillmentId }))).toBe("claimed_by_other");
});

dbTest("opens an untouched order again when it is released or the claim is undone", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await claimFulfillment(tx, ana, { fulfillmentId });
  await releaseFulfillment(tx, ana, { fulfillmentId });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "open", claimed_by: null });
  await claimFulfillment(tx, ana, { fulfillmentId });
  await undoStep(tx, ana, { fulfillmentId, step: "claim" });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "open", claimed_by: null });
});

dbTest("sends an associate of another store away, naming the store", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.bend]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await expect(claimFulfillment(tx, ben, { fulfillmentId })).rejects.toMatchObject({ code: "wrong_store", facts: { store: "Portland Pearl" } });
});
