import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { eventsOf, openCounter, placeDelivery, placeOrder } from "./counter.testing";
import { sendByEmail } from "./send-by-email";

const system = systemPermit("test");

dbTest("a part of gift cards is over once, and a part of any other kind is left alone", async ({ tx }) => {
  const counter = await openCounter(tx);
  const { fulfillmentId, orderId } = await placeOrder(tx, counter.portland, [], "email", { chargeMinor: 100, shipTo: {} });
  expect(await sendByEmail(tx, system, { fulfillmentId })).toMatchObject({ orderId, lines: [] });
  expect(await sendByEmail(tx, system, { fulfillmentId })).toBeNull();
  expect(await eventsOf(tx, fulfillmentId)).toEqual(["delivered"]);
  const parcel = await placeDelivery(tx, counter.warehouse, [{ variantId: counter.mug, quantity: 1 }]);
  expect(await sendByEmail(tx, system, parcel)).toBeNull();
  expect((await tx.execute(sql`select status from fulfillment where id = ${parcel.fulfillmentId}`)).rows).toEqual([{ status: "open" }]);
});
