import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { giveVan } from "@/lib/domain/locations/testing";
import { Refusal } from "@/lib/kernel/refusal";
import { beginCheckout, openStockedShop, placeInside } from "./checkout.testing";
import { chooseDeliveryWindow } from "./choose-delivery-window";
import { prepareCheckout } from "./prepare-checkout";
import { saveAddress } from "./save-address";

raceTest("fifty buyers of one window, five places on the van: five orders, whoever was quicker", async () => {
  const shop = await transaction((tx) => openStockedShop(tx, { mugs: 200 }));
  await transaction((tx) => giveVan(tx, shop.seattle, { perWindow: 5 }));
  const [window] = await listDeliveryWindows({ locationId: shop.seattle });
  const buyers = [];
  for (let i = 0; i < 50; i++) buyers.push(await transaction(async (tx) => {
    const buyer = await beginCheckout(tx, [{ variantId: shop.mug, quantity: 1, method: "ship", storeId: null }]);
    await saveAddress(tx, buyer.by, { checkoutId: buyer.checkoutId, name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" });
    return buyer;
  }));
  const placed = await Promise.all(buyers.map(async (buyer) => {
    try {
      await transaction((tx) => chooseDeliveryWindow(tx, buyer.by, { checkoutId: buyer.checkoutId, locationId: shop.seattle, startsAt: window!.startsAt, endsAt: window!.endsAt }));
      await transaction((tx) => prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId }));
      await transaction((tx) => placeInside(tx, buyer));
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === "slot_full") return false;
      throw error;
    }
  }));
  expect(placed.filter(Boolean)).toHaveLength(5);
  const { rows } = await db.execute(sql`select count(*)::int as booked, count(distinct fulfillment_id)::int as parts from capacity_booking where purpose = 'delivery' and fulfillment_id is not null`);
  expect(rows).toEqual([{ booked: 5, parts: 5 }]);
}, 120_000);
