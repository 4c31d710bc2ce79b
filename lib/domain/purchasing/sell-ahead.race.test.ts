import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { serveWaiting } from "@/lib/domain/fulfillment/serve-waiting";
import { machine } from "@/lib/domain/locations/testing";
import { beginCheckout, fillIn, placeInside } from "@/lib/domain/orders/checkout.testing";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import { deliver, lamps, openAheadOf } from "./sell-ahead.testing";

raceTest("fifty buyers against a cap of ten: ten backorders, and the delivery serves all ten", async () => {
  const shop = await transaction((tx) => openAheadOf(tx, { coming: 100, cap: 10 }));
  const wanted = lamps(shop, 1);
  const buyers = await transaction(async (tx) => {
    const begun = [];
    for (let i = 0; i < 50; i++) {
      const buyer = await beginCheckout(tx, wanted);
      await fillIn(tx, buyer, wanted);
      begun.push(buyer);
    }
    return begun;
  });
  const placed = await Promise.all(buyers.map(async (buyer) => {
    const prepared = await transaction((tx) => prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId }));
    if (prepared.isReady) await transaction((tx) => placeInside(tx, buyer));
    return prepared.isReady;
  }));
  expect(placed.filter(Boolean)).toHaveLength(10);
  const level = await db.execute(sql`select on_hand, allocated, backorder_cap from stock_level where variant_id = ${shop.lamp} and location_id = ${shop.warehouse}`);
  expect(level.rows).toEqual([{ on_hand: 0, allocated: 10, backorder_cap: 10 }]);
  await Promise.all(Array.from({ length: 10 }, () => transaction((tx) => deliver(tx, shop, 1))));
  const served = await Promise.all(Array.from({ length: 4 }, () => transaction((tx) => serveWaiting(tx, machine))));
  expect(served.reduce((sum, one) => sum + one.released, 0)).toBe(10);
});
