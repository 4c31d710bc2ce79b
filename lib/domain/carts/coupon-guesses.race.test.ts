import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { tryCoupon } from "@/lib/domain/pricing/try-coupon";
import { addToCart } from "./add-to-cart";
import { applyCoupon } from "./apply-coupon";
import { guest, openShop } from "./testing";

raceTest("whoever guesses codes is stopped after fifteen, with a new cookie after sixty, and shoppers elsewhere are not", async () => {
  const shop = await transaction((tx) => openShop(tx));
  const shopper = async () => guest((await transaction((tx) => addToCart(tx, guest(), { variantId: shop.mug, quantity: 1, method: "ship", storeId: null }))).cartId);
  const guess = (by: Awaited<ReturnType<typeof shopper>>, address: string) => tryCoupon(by, { address }, (tx) => applyCoupon(tx, by, { code: "GUESS" })).then(() => "found", (error: { code?: string }) => error.code);
  const by = await shopper();
  const answers = [];
  for (let i = 0; i < 16; i++) answers.push(await guess(by, "203.0.113"));
  expect(answers).toEqual([...Array.from({ length: 15 }, () => "coupon_unknown"), "too_many_attempts"]);
  for (let cookies = 0; cookies < 4; cookies++) {
    const fresh = await shopper();
    for (let i = 0; i < 11; i++) await guess(fresh, "203.0.113");
  }
  expect(await guess(await shopper(), "203.0.113")).toBe("too_many_attempts");
  expect(await guess(await shopper(), "198.51.100")).toBe("coupon_unknown");
});
