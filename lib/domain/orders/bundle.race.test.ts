import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { makeLampSet } from "./bundle.testing";
import { openStockedShop, payment, readyToPay, shopBooks, type Wanted } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";

raceTest("fifty buyers, half of a bundle of four mugs and a lamp and half of single mugs: every mug is sold once", async () => {
  const { shop, set } = await transaction(async (tx) => {
    const opened = await openStockedShop(tx, { lamps: 50, mugs: 30 });
    return { shop: opened, set: await makeLampSet(tx, opened) };
  });
  const wish = (n: number): Wanted[] => [{ variantId: n % 2 === 0 ? set : shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle }];
  const buyers = await Promise.all(Array.from({ length: 50 }, (_, n) => transaction((tx) => readyToPay(tx, wish(n))).then((buyer) => ({ n, buyer }), () => null)));
  const ready = buyers.filter((one) => one !== null);
  const mugs = ready.reduce((sum, { n }) => sum + (n % 2 === 0 ? 4 : 1), 0);
  expect(mugs).toBeLessThanOrEqual(30);
  expect(mugs).toBeGreaterThan(26);
  const answers = await Promise.all(ready.map(({ buyer }) => completeCheckout(buyer.by, payment(buyer))));
  expect(answers.every(({ status }) => status === "placed")).toBe(true);
  const lamps = ready.filter(({ n }) => n % 2 === 0).length;
  expect(await shopBooks(db)).toMatchObject({ orders: ready.length, allocated: mugs + lamps, holds: 0, created: 0 });
}, 120_000);
