import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId } from "@/lib/kernel/ids";
import { eventsOf, factsOf, gtins, hire, levelOf, moneyOf, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { deliverFulfillment } from "./deliver-fulfillment";
import { packFulfillment } from "./pack-fulfillment";
import { pickUnit } from "./pick-unit";
import { shipFulfillment } from "./ship-fulfillment";

dbTest("packs what is picked, ships it once, takes the money then, and delivers", async ({ tx }) => {
  const counter = await openCounter(tx);
  const wes = await hire(tx, "Wes", "fulfillment.work", [counter.warehouse]);
  const { fulfillmentId, orderId } = await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 1 }], "ship");
  expect(await refusalOf(packFulfillment(tx, wes, { fulfillmentId }))).toBe("illegal_move");
  await pickUnit(tx, wes, { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  expect(await refusalOf(shipFulfillment(tx, wes, { fulfillmentId, trackingNumber: "1Z" }))).toBe("illegal_move");
  await packFulfillment(tx, wes, { fulfillmentId });
  expect(await moneyOf(tx, orderId)).toEqual([]);
  await shipFulfillment(tx, wes, { fulfillmentId, trackingNumber: "1Z999" });
  await shipFulfillment(tx, wes, { fulfillmentId, trackingNumber: "1Z999" });
  expect(await moneyOf(tx, orderId)).toEqual(["capture 1000"]);
  expect(await levelOf(tx, counter.lamp, counter.warehouse)).toMatchObject({ on_hand: 4, allocated: 0 });
  await deliverFulfillment(tx, systemPermit("carrier"), { fulfillmentId });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "delivered", handed_over: 1 });
  expect(await eventsOf(tx, fulfillmentId)).toEqual(["claimed", "picking_started", "line_picked", "packed", "shipped", "delivered"]);
});
