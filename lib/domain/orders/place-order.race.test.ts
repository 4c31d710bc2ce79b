import pg from "pg";
import { expect, vi } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { openStockedShop, payment, readyToPay } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";

raceTest("paying and placing an order takes five round trips, the gateway's own included", async () => {
  await testGateway().books();
  const buyer = await transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    return readyToPay(tx, [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }, { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle }, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null }]);
  });
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    expect(await completeCheckout(buyer.by, payment(buyer))).toMatchObject({ status: "placed" });
    expect(sent.mock.calls.length).toBe(5);
  } finally {
    sent.mockRestore();
  }
});
