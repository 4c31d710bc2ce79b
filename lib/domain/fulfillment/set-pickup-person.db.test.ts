import { expect } from "vitest";
import { sql } from "drizzle-orm";
import { dbTest } from "@/db/testing";
import { openCounter, placeOrder, shopper } from "./counter.testing";
import { setPickupPerson } from "./set-pickup-person";

dbTest("somebody else may pick up, or the buyer again, but nobody names a person for a delivery or another's order", async ({ tx }) => {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const wish = { fulfillmentId: placed.fulfillmentId, orderId: placed.orderId };
  const named = async () => (await tx.execute<{ name: string | null }>(sql`select pickup_person_name as name from fulfillment where id = ${placed.fulfillmentId}`)).rows[0]?.name;
  await setPickupPerson(tx, shopper(), { ...wish, name: "Sam Roe", contact: "sam@example.com" });
  expect(await named()).toBe("Sam Roe");
  await setPickupPerson(tx, shopper(), { ...wish, name: null, contact: null });
  expect(await named()).toBeNull();
  const shipped = await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 1 }], "ship");
  await expect(setPickupPerson(tx, shopper(), { fulfillmentId: shipped.fulfillmentId, orderId: shipped.orderId, name: "Sam", contact: "s@example.com" })).rejects.toMatchObject({ code: "illegal_move" });
  await expect(setPickupPerson(tx, shopper(), { ...wish, orderId: shipped.orderId, name: "Eve", contact: "e@example.com" })).rejects.toMatchObject({ code: "not_found" });
});
