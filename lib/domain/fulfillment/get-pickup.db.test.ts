import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, openCounter, placeOrder } from "./counter.testing";
import { getPickup } from "./get-pickup";

dbTest("the counter learns how much of the price the bank no longer holds", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.view", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }]);
  expect((await getPickup(ana, fulfillmentId, tx))?.payment).toMatchObject({ lapsedMinor: null, authorizedMinor: 3000 });
  await tx.execute(sql`update payment set failure_code = 'declined' where fulfillment_id = ${fulfillmentId}`);
  expect((await getPickup(ana, fulfillmentId, tx))?.payment).toMatchObject({ lapsedMinor: 3000, authorizedMinor: 0 });
});
