import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { permit } from "@/lib/domain/identity/permit";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { forgetOrders, machine, makeLamp, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { acceptWait } from "./accept-wait";
import { serveWaiting } from "./serve-waiting";

dbTest("a part whose goods are here goes to the pickers; a shopper who said that a later day is fine is not asked again", async ({ tx }) => {
  const place = { variantId: await makeLamp(tx), locationId: await openStore(tx) };
  await receiveStock(tx, machine, { lines: [{ ...place, quantity: 3 }] });
  const order = await writeOrder(tx, [{ ...place, quantity: 2 }]);
  await allocateStock(tx, shopper, order);
  const fulfillmentId = order.lines[0]!.fulfillmentId;
  await tx.execute(sql`update fulfillment set method = 'ship', status = 'on_hold', hold_reason = 'awaits_stock', held_at = shop_clock(), awaits_stock_on = '2099-01-12', stock_delayed_at = shop_clock() where id = ${fulfillmentId}`);
  const read = async () => (await tx.execute(sql`select status, awaits_stock_on, stock_delayed_at is not null as asked from fulfillment where id = ${fulfillmentId}`)).rows;
  await acceptWait(tx, permit(shopper.actor, "orders.track", { channel: "web" }), { orderId: order.orderId, fulfillmentId });
  expect(await read()).toMatchObject([{ status: "on_hold", asked: false }]);
  expect(await serveWaiting(tx, machine)).toEqual({ released: 1, delayed: 0 });
  expect(await read()).toEqual([{ status: "open", awaits_stock_on: null, asked: false }]);
  await forgetOrders(tx);
});
