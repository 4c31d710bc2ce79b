import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { openStockedShop, payment, readyToPay, shopBooks } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { expireCheckouts } from "./expire-checkouts";
import { getCheckout } from "./get-checkout";

const by = systemPermit("test");

raceTest("a hold that ran out makes the checkout open again with all that was entered; three days later it is over", async () => {
  const buyer = await transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    return readyToPay(tx, [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }]);
  });
  expect(await expireCheckouts(by)).toEqual({ reopened: 0, expired: 0 });
  await db.execute(sql`update checkout set hold_expires_at = shop_clock() - interval '1 second'`);
  await expect(completeCheckout(buyer.by, payment(buyer))).rejects.toMatchObject({ code: "hold_expired" });
  expect(await expireCheckouts(by)).toEqual({ reopened: 1, expired: 0 });
  expect(await getCheckout(buyer.by)).toMatchObject({ status: "open", failure: { code: "hold_expired" }, contact: { name: "Maya Lin" }, holdExpiresAt: null });
  await db.execute(sql`update checkout set updated_at = shop_clock() - interval '4 days'`);
  expect(await expireCheckouts(by)).toEqual({ reopened: 0, expired: 1 });
  expect(await getCheckout(buyer.by)).toBeNull();
  expect(await shopBooks(db)).toMatchObject({ orders: 0, holds: 0 });
});
