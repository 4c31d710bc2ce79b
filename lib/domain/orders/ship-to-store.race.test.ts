import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { stock } from "@/lib/domain/carts/testing";
import { beginCheckout, openStockedShop, placeInside } from "./checkout.testing";
import { prepareCheckout } from "./prepare-checkout";
import { savePickup } from "./save-pickup";

raceTest("twelve shoppers have the last three lamps of the warehouse sent to two stores: three get one", async () => {
  const shop = await transaction(async (tx) => {
    const opened = await openStockedShop(tx, { lamps: 0 });
    await stock(tx, opened.lamp, opened.warehouse, 3);
    return opened;
  });
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, async (_, i) => {
    const storeId = i % 2 === 0 ? shop.seattle : shop.tacoma;
    const buyer = await transaction((tx) => beginCheckout(tx, [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId }]));
    await transaction(async (tx) => {
      const lines = await tx.execute<{ id: string }>(sql`select l.id from cart_line l join checkout c on c.cart_id = l.cart_id where c.id = ${buyer.checkoutId}`);
      await savePickup(tx, buyer.by, { checkoutId: buyer.checkoutId, personName: null, personContact: null, suppliedLines: lines.rows.map(({ id }) => id) });
    });
    const prepared = await transaction((tx) => prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId }));
    if (!prepared.isReady) return false;
    await transaction((tx) => placeInside(tx, buyer));
    return true;
  }));
  expect(outcomes.filter((one) => one.status === "fulfilled" && one.value)).toHaveLength(3);
  const { rows } = await transaction((tx) => tx.execute(sql`select on_hand, allocated from stock_level where variant_id = ${shop.lamp} and location_id = ${shop.warehouse}`));
  expect(rows).toEqual([{ on_hand: 3, allocated: 3 }]);
});
