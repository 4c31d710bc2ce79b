import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { forgetOrders, inMinutes, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { newId, type CheckoutId } from "@/lib/kernel/ids";
import { allocateStatement, allocateStock } from "./allocate-stock";
import { handOverStock } from "./hand-over-stock";
import { holdStock } from "./hold-stock";
import { markPicked } from "./mark-picked";
import { releaseAllocation } from "./release-allocation";
import { shipStock } from "./ship-stock";
import { levelOf, storeWithLamps } from "./testing";

dbTest("turns the checkout's hold into a promise and raises the level's version", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const order = await writeOrder(tx, [{ ...place, quantity: 2 }]);
  await holdStock(tx, shopper, { checkoutId: order.checkoutId, demand: [{ ...place, quantity: 2 }], expiresAt: inMinutes(15) });
  const before = await levelOf(tx, place);
  await allocateStock(tx, shopper, order);
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 3, allocated: 2, version: before.version + 1 });
  expect((await tx.execute(sql`select 1 from hold where checkout_id = ${order.checkoutId}`)).rows).toEqual([]);
});

dbTest("promises the same order once, however often it is asked", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const order = await writeOrder(tx, [{ ...place, quantity: 1 }]);
  await allocateStock(tx, shopper, order);
  await allocateStock(tx, shopper, order);
  expect(await levelOf(tx, place)).toMatchObject({ allocated: 1 });
});

dbTest("two lines of one stock are promised together or not at all", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const order = await writeOrder(tx, [{ ...place, quantity: 2 }, { ...place, quantity: 2 }]);
  await expect(allocateStock(tx, shopper, order)).rejects.toMatchObject({ code: "out_of_stock", facts: { left: 3, title: "Alder lamp, Brass", store: "Pearl District" } });
  expect(await levelOf(tx, place)).toMatchObject({ allocated: 0 });
  await forgetOrders(tx);
});

dbTest("a hold that ran out is served from what is free, not from another's hold", async ({ tx }) => {
  const place = await storeWithLamps(tx, 1);
  const order = await writeOrder(tx, [{ ...place, quantity: 1 }]);
  await holdStock(tx, shopper, { checkoutId: order.checkoutId, demand: [{ ...place, quantity: 1 }], expiresAt: inMinutes(-1) });
  expect((await tx.execute(allocateStatement(shopper, order))).rows).toEqual([]);
  const ben = newId<CheckoutId>();
  await holdStock(tx, shopper, { checkoutId: ben, demand: [{ ...place, quantity: 1 }], expiresAt: inMinutes(15) });
  await expect(allocateStock(tx, shopper, order)).rejects.toMatchObject({ code: "out_of_stock" });
  await tx.execute(sql`delete from hold where checkout_id = ${ben}`);
  await allocateStock(tx, shopper, order);
  expect(await levelOf(tx, place)).toMatchObject({ allocated: 1 });
});

dbTest("a promise can be given without a checkout", async ({ tx }) => {
  const place = await storeWithLamps(tx, 1);
  const { lines } = await writeOrder(tx, [{ ...place, quantity: 1 }]);
  await allocateStock(tx, shopper, { checkoutId: null, lines });
  expect(await levelOf(tx, place)).toMatchObject({ allocated: 1 });
});

dbTest("units leave once: a repeated hand-over moves nothing", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const order = await writeOrder(tx, [{ ...place, quantity: 2 }]);
  const [line] = order.lines;
  await allocateStock(tx, shopper, order);
  const step = { fulfillmentId: line!.fulfillmentId, lines: [{ orderLineId: line!.orderLineId, quantity: 1 }], sequence: 2 };
  await markPicked(tx, shopper, { ...step, sequence: 1 });
  await handOverStock(tx, shopper, step);
  await handOverStock(tx, shopper, step);
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 2, allocated: 1 });
  await expect(handOverStock(tx, shopper, { ...step, sequence: 3, lines: [{ orderLineId: line!.orderLineId, quantity: 2 }] })).rejects.toMatchObject({ code: "illegal_move" });
  await releaseAllocation(tx, shopper, { fulfillmentId: line!.fulfillmentId, orderLineId: line!.orderLineId, quantity: 1, reason: "cancelled", sequence: 4 });
  await forgetOrders(tx);
});

dbTest("released units are on sale again, and may be promised anew", async ({ tx }) => {
  const place = await storeWithLamps(tx, 1);
  const order = await writeOrder(tx, [{ ...place, quantity: 1 }]);
  const [line] = order.lines;
  await allocateStock(tx, shopper, order);
  await releaseAllocation(tx, shopper, { fulfillmentId: line!.fulfillmentId, orderLineId: line!.orderLineId, quantity: 1, reason: "missing", sequence: 1 });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 1, allocated: 0 });
  await allocateStock(tx, shopper, { ...order, checkoutId: null, sequence: 2 });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 1, allocated: 1 });
});

dbTest("shipped units leave on hand and promise together", async ({ tx }) => {
  const place = await storeWithLamps(tx, 2);
  const order = await writeOrder(tx, [{ ...place, quantity: 2 }]);
  await allocateStock(tx, shopper, order);
  await shipStock(tx, shopper, { fulfillmentId: order.lines[0]!.fulfillmentId, lines: order.lines, sequence: 1 });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 0, allocated: 0 });
  await forgetOrders(tx);
});
