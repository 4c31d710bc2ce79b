import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { cancelWaiting } from "./cancel-waiting";
import { as, openStockedShop, placeInside, readyToPay } from "./checkout.testing";

dbTest("who does not want to wait pays nothing for that delivery, and keeps the rest of the order", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const buyer = await readyToPay(tx, [{ variantId: shop.mug, quantity: 1, method: "ship", storeId: null }, { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }]);
  const { orderId } = await placeInside(tx, buyer);
  const { rows } = await tx.execute<{ id: FulfillmentId }>(sql`select id from fulfillment where order_id = ${orderId} and method = 'ship'`);
  const part = { orderId, fulfillmentId: rows[0]!.id };
  const track = as(buyer.by, "orders.track");
  await expect(cancelWaiting(tx, track, part)).rejects.toMatchObject({ code: "illegal_move" });
  await tx.execute(sql`update fulfillment set status = 'on_hold', hold_reason = 'awaits_stock', held_at = shop_clock(), awaits_stock_on = '2099-01-12' where id = ${part.fulfillmentId}`);
  expect((await cancelWaiting(tx, track, part)).amountMinor).toBeGreaterThan(0);
  const told = await tx.execute(sql`select kind from event where order_id = ${orderId} and kind like 'order.%cancelled'`);
  expect(told.rows).toEqual([{ kind: "order.line_cancelled" }]);
  const parts = await tx.execute(sql`select method, status from fulfillment where order_id = ${orderId} order by method`);
  expect(parts.rows).toEqual([{ method: "pickup", status: "open" }, { method: "ship", status: "cancelled" }]);
});
