import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { shopper } from "@/lib/domain/fulfillment/counter.testing";
import { aMember, belongsTo, givePoints, ledgerOf, passDays, pointsOf, system } from "@/lib/domain/loyalty/loyalty.testing";
import { recountPoints } from "@/lib/domain/loyalty/recount-points";
import { takePoints } from "@/lib/domain/payments/move-points";
import { newId, type CustomerId } from "@/lib/kernel/ids";
import { inspectReturn } from "./inspect-return";
import { brought, handedOver, type Given } from "./returns.testing";

const maya = shopper();

/** Three lamps and a mug at 10.00, handed over to a member. */
async function ofMember(tx: Tx): Promise<Given & { customerId: CustomerId }> {
  const given = await handedOver(tx);
  await tx.execute(sql`update "order" set status = 'completed', completed_at = shop_clock() where id = ${given.placed.orderId}`);
  const customerId = await aMember(tx);
  await belongsTo(tx, customerId, given.placed);
  return { ...given, customerId };
}

async function bringBack(tx: Tx, given: Given, quantity: number): Promise<void> {
  const { returnId, units } = await brought(tx, given, maya, quantity);
  await inspectReturn(tx, given.ben, { returnId, units: units.map(({ id }) => ({ unitId: id, outcome: "restock", note: "" })) });
  for (let n = 0; n < 2; n++) await recountPoints(tx, system, given.placed);
}

dbTest("what comes back takes its points along, once, before they are on the balance and after", async ({ tx }) => {
  const given = await ofMember(tx);
  await bringBack(tx, given, 1);
  await passDays(tx, 8);
  await recountPoints(tx, system, given.placed);
  await bringBack(tx, given, 1);
  expect(await ledgerOf(tx, given.customerId)).toEqual(["earned 30", "taken_back -10"]);
  expect(await pointsOf(tx, given.customerId)).toBe(20);
});

dbTest("what was spent before the goods came back is owed, and what is earned next pays it", async ({ tx }) => {
  const given = await ofMember(tx);
  const { customerId } = given;
  await passDays(tx, 8);
  await recountPoints(tx, system, given.placed);
  await takePoints(tx, system, { customerId, kind: "adjusted", points: 25, reason: "spent", key: newId() });
  await bringBack(tx, given, 3);
  expect(await pointsOf(tx, customerId)).toBe(0);
  const owed = async () => (await tx.execute(sql`select owed_points as owed from loyalty_member where customer_id = ${customerId}`)).rows;
  expect(await owed()).toEqual([{ owed: 15 }]);
  await givePoints(tx, customerId, 5);
  expect(await ledgerOf(tx, customerId)).toEqual(["earned 40", "adjusted -25", "taken_back -15", "adjusted 5"]);
});
