import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also, hire, moneyOf, openCounter, placeOrder, shopper, type Counter, type Placed } from "@/lib/domain/fulfillment/counter.testing";
import { deliverFulfillment } from "@/lib/domain/fulfillment/deliver-fulfillment";
import { packFulfillment } from "@/lib/domain/fulfillment/pack-fulfillment";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { shipFulfillment } from "@/lib/domain/fulfillment/ship-fulfillment";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type CartId } from "@/lib/kernel/ids";
import { getReturnQuote } from "./get-return-quote";
import { getShopperReturns } from "./get-shopper-returns";
import { inspectReturn } from "./inspect-return";
import { listReturns } from "./list-returns";
import { refundReturn } from "./refund-return";
import { requestReturn } from "./request-return";
import type { ReturnReason } from "./return-policy";
import { returnQuery } from "./return-query";
import { handedOver, lampsOf, receiveAll, wanted } from "./returns.testing";
import { readReturns } from "./read-returns";
import { readUnits } from "./rows";

const stranger = shopper();

dbTest("gives the delivery charge back with the unit that completes a delivery gone wrong, as it was shown before", async ({ tx }) => {
  const world = await delivered(tx, 990);
  const { placed, maya } = world;
  expect(await getReturnQuote(maya, { orderId: placed.orderId }, wish(placed, "damaged"), tx)).toMatchObject({ deliveryMinor: 0, totalMinor: 1000, needsYes: false });
  await comesBack(tx, world, "damaged");
  expect(await getReturnQuote(maya, { orderId: placed.orderId }, wish(placed, "damaged"), tx)).toMatchObject({ deliveryMinor: 990, totalMinor: 1990 });
  await comesBack(tx, world, "damaged");
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 2990", "refund 1000", "refund 1990"]);
});

dbTest("keeps the delivery charge where the shopper merely thought better of it", async ({ tx }) => {
  const world = await delivered(tx, 990);
  await comesBack(tx, world, "damaged");
  await comesBack(tx, world, "changed_mind");
  expect(await moneyOf(tx, world.placed.orderId)).toEqual(["capture 2990", "refund 1000", "refund 1000"]);
});

dbTest("shows an order's returns to who proves it, and staff what is at their stores or on its way", async ({ tx }) => {
  const world = await delivered(tx, 0);
  const { counter, placed, ben, maya } = world;
  const made = await comesBack(tx, world, "faulty");
  expect(await getShopperReturns(stranger, { orderId: placed.orderId }, tx)).toBeNull();
  const desk = await getShopperReturns(maya, { orderId: placed.orderId }, tx);
  expect(desk?.lines).toMatchObject([{ left: 1, sumsMinor: [1000] }]);
  expect(desk?.returns).toMatchObject([{ number: made, status: "inspected", refund: { amountMinor: 1000, state: "pending" } }]);
  const ana = await hire(tx, "Ana", "returns.view", [counter.portland]);
  const all = returnQuery.parse({});
  expect((await listReturns(also(ben, "returns.view"), all, null, tx)).rows.map(({ number }) => number)).toEqual([made]);
  expect((await listReturns(ana, all, null, tx)).rows).toEqual([]);
  expect((await listReturns(ana, returnQuery.parse({ q: `ALDERWAY:${made}` }), null, tx)).rows).toHaveLength(1);
  await requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wish(placed, "faulty") });
  expect(await listReturns(ana, returnQuery.parse({ status: "approved" }), counter.portland, tx)).toMatchObject({ rows: [{ status: "approved", units: 1, amountMinor: 1000 }], counts: { approved: 1 } });
});

dbTest("the taxes of partial refunds sum to what was paid, whichever way the units come back", async ({ tx }) => {
  const { counter, placed, ana, ben } = await handedOver(tx, { lamps: 3 });
  const { lineId, orderLineId } = lampsOf(placed);
  await tx.execute(sql`update order_line set included_tax_minor = 200 where id = ${orderLineId}`);
  await tx.execute(sql`update "order" set included_tax_minor = 200 where id = ${placed.orderId}`);
  await tx.execute(sql`update fulfillment_line set tax_minor = 200 where id = ${lineId}`);
  for (const quantity of [1, 2]) {
    const { returnId } = await requestReturn(tx, ana, { orderId: placed.orderId, key: newId(), lines: wanted(placed, quantity) });
    await receiveAll(tx, ben, returnId, counter.bend);
  }
  const returns = await readReturns(sql`r.order_id = ${placed.orderId}`, tx);
  expect(returns.map(({ refund }) => refund).toSorted((a, b) => a.amountMinor - b.amountMinor)).toMatchObject([{ amountMinor: 1000, taxMinor: 66 }, { amountMinor: 2000, taxMinor: 134 }]);
});

/** Maya is known by the cart that she bought with. */
type World = { counter: Counter; placed: Placed; ben: Permit<"returns.work">; maya: Permit<"orders.track"> };

const wish = (placed: Placed, reason: ReturnReason) => [{ lineId: lampsOf(placed).lineId, quantity: 1, reason, note: "" }];

/** Two lamps at 10.00 and their delivery, brought to Maya from the warehouse. */
async function delivered(tx: Tx, chargeMinor: number): Promise<World> {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 2 }], "ship");
  const { fulfillmentId } = placed;
  await tx.execute(sql`update "order" set charges_minor = ${chargeMinor}, total_minor = total_minor + ${chargeMinor} where id = ${placed.orderId}`);
  await tx.execute(sql`update fulfillment set charge_minor = ${chargeMinor}, total_minor = total_minor + ${chargeMinor} where id = ${fulfillmentId}`);
  await tx.execute(sql`update payment set amount_minor = amount_minor + ${chargeMinor} where order_id = ${placed.orderId}`);
  const packer = await hire(tx, "Pia", "fulfillment.work", [counter.warehouse]);
  await claimFulfillment(tx, packer, { fulfillmentId });
  for (let n = 0; n < 2; n++) await pickUnit(tx, packer, { fulfillmentId, scanId: newId(), scanned: "alder-lamp" });
  await packFulfillment(tx, packer, { fulfillmentId });
  await shipFulfillment(tx, packer, { fulfillmentId, trackingNumber: "1Z999" });
  await deliverFulfillment(tx, await hire(tx, "Mo", "fulfillment.manage", "all", "admin"), { fulfillmentId });
  const { rows: [bought] } = await tx.execute<{ cart_id: CartId }>(sql`select c.cart_id from checkout c join "order" o on o.checkout_id = c.id where o.id = ${placed.orderId}`);
  return { counter, placed, ben: await hire(tx, "Ben", "returns.work", [counter.bend]), maya: permit({ kind: "guest", deviceId: null, cartId: bought?.cart_id ?? null }, "orders.track", { channel: "web" }) };
}

/** One lamp is asked for, received in Bend, accepted, and its money asked back. Returns the number. */
async function comesBack(tx: Tx, { counter, placed, ben, maya }: World, reason: ReturnReason): Promise<string> {
  const { returnId, number } = await requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wish(placed, reason) });
  await receiveAll(tx, ben, returnId, counter.bend);
  await inspectReturn(tx, ben, { returnId, units: (await readUnits(tx, returnId)).map(({ id }) => ({ unitId: id, outcome: "quarantine" as const, note: "" })) });
  await refundReturn(tx, also(ben, "returns.refund"), { returnId });
  return number;
}
