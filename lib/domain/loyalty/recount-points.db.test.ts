import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also, gtins, hire, openCounter, placeOrder, type Counter, type Placed } from "@/lib/domain/fulfillment/counter.testing";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { cancelOrder } from "@/lib/domain/orders/cancel-order";
import { newId, type CustomerId } from "@/lib/kernel/ids";
import { getPointsOf } from "./get-points";
import { aMember, belongsTo, ledgerOf, passDays, pointsOf, system } from "./loyalty.testing";
import { recountPoints } from "./recount-points";
import { recountTiers } from "./recount-tiers";

type World = { counter: Counter; ana: Permit<"fulfillment.work"> };
const open = async (tx: Tx): Promise<World> => { const counter = await openCounter(tx, 20); return { counter, ana: await hire(tx, "Ana", "fulfillment.work", [counter.portland]) }; };

/** Three lamps and a mug at 10.00. */
const anOrder = async (tx: Tx, { counter }: World, customerId: CustomerId): Promise<Placed> => {
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }, { variantId: counter.mug, quantity: 1 }]);
  await belongsTo(tx, customerId, placed);
  return placed;
};

/** All of it is with the shopper. */
async function complete(tx: Tx, { ana }: World, { orderId, fulfillmentId, code }: Placed): Promise<void> {
  await claimFulfillment(tx, ana, { fulfillmentId });
  for (let n = 0; n < 4; n++) await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: n < 3 ? gtins.lamp : gtins.mug });
  await stageFulfillment(tx, ana, { fulfillmentId, shelf: "a3" });
  await handOver(tx, ana, { fulfillmentId, proof: { kind: "code", code } });
  await tx.execute(sql`update "order" set status = 'completed', completed_at = shop_clock() where id = ${orderId}`);
  await recountPoints(tx, system, { orderId });
}

const awardOf = async (tx: Tx, { orderId }: Placed) => (await tx.execute(sql`select status, basis_minor as basis, points, credited_points as credited from point_award where order_id = ${orderId}`)).rows[0];

dbTest("points wait for the goods and then for their days, and counting again changes nothing", async ({ tx }) => {
  const [world, maya] = [await open(tx), await aMember(tx)];
  const placed = await anOrder(tx, world, maya);
  expect(await awardOf(tx, placed)).toEqual({ status: "pending", basis: 4_000, points: 40, credited: 0 });
  await complete(tx, world, placed);
  expect(await pointsOf(tx, maya)).toBe(0);
  await passDays(tx, 8);
  for (let n = 0; n < 3; n++) await recountPoints(tx, system, placed);
  expect(await ledgerOf(tx, maya)).toEqual(["earned 40"]);
  const { rows: [order] } = await tx.execute<{ number: string }>(sql`select number from "order" where id = ${placed.orderId}`);
  expect((await getPointsOf(also(world.ana, "loyalty.view"), maya, tx))?.entries).toMatchObject([{ amountMinor: 40, orderNumber: order?.number }]);
  expect(await awardOf(tx, placed)).toEqual({ status: "available", basis: 4_000, points: 40, credited: 40 });
});

dbTest("an order that is cancelled gives nothing", async ({ tx }) => {
  const [world, maya] = [await open(tx), await aMember(tx)];
  const placed = await anOrder(tx, world, maya);
  await cancelOrder(tx, also(world.ana, "orders.service"), { orderId: placed.orderId, reason: "changed my mind" });
  await recountPoints(tx, system, placed);
  expect(await awardOf(tx, placed)).toEqual({ status: "pending", basis: 0, points: 0, credited: 0 });
});

dbTest("goods earn no points for tax and for gift cards, and nobody without a number collects", async ({ tx }) => {
  const [world, maya, passer] = [await open(tx), await aMember(tx), newId<CustomerId>()];
  const placed = await anOrder(tx, world, maya);
  await tx.execute(sql`update order_line set included_tax_minor = 500 where order_id = ${placed.orderId} and quantity = 3`);
  await tx.execute(sql`update "order" set included_tax_minor = 500 where id = ${placed.orderId}`);
  await tx.execute(sql`update fulfillment_line set tax_minor = 500 where fulfillment_id = ${placed.fulfillmentId} and quantity = 3`);
  await recountPoints(tx, system, placed);
  expect(await awardOf(tx, placed)).toMatchObject({ basis: 3_500, points: 35 });
  await tx.execute(sql`update variant set is_gift_card = true, tax_class = 'exempt' where id = ${world.counter.mug}`);
  await recountPoints(tx, system, placed);
  expect(await awardOf(tx, placed)).toMatchObject({ basis: 2_500, points: 25 });
  await tx.execute(sql`insert into customer (id, name) values (${passer}, 'Somebody')`);
  expect(await awardOf(tx, await anOrder(tx, world, passer))).toBeUndefined();
});

dbTest("a year's orders make the tier, the next order earns by it, and after a year it is over", async ({ tx }) => {
  const [world, maya] = [await open(tx), await aMember(tx)];
  await tx.execute(sql`update loyalty_tier set from_minor = 3500 where name = 'Alder'`);
  const placed = await anOrder(tx, world, maya);
  await complete(tx, world, placed);
  const tierNow = async () => (await tx.execute<{ name: string }>(sql`select t.name from loyalty_member m join loyalty_tier t on t.id = m.tier_id where m.customer_id = ${maya}`)).rows[0]?.name;
  expect(await tierNow()).toBe("Alder");
  expect(await awardOf(tx, await anOrder(tx, world, maya))).toMatchObject({ points: 60 });
  await passDays(tx, 366);
  expect(await recountTiers(tx, system, { customerId: null })).toBe(1);
  expect(await tierNow()).toBe("Sapling");
  const { rows } = await tx.execute<{ kind: string }>(sql`select kind from event where customer_id = ${maya} and kind like 'tier.%' order by id`);
  expect(rows.map(({ kind }) => kind)).toEqual(["tier.reached", "tier.left"]);
});
