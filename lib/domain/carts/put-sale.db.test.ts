import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { atRegister, staffOf } from "@/lib/domain/identity/people.testing";
import { newId, type CartId, type RegisterId } from "@/lib/kernel/ids";
import { openCart } from "./open-cart";
import { putSale } from "./put-sale";
import type { PutLine } from "./rows";
import { guest, linesOf, openShop } from "./testing";

dbTest("the cart of a sale holds what the register said last, and no shopper's cart can be one", async ({ tx }) => {
  const shop = await openShop(tx);
  const by = atRegister(await staffOf(tx, "associate", [shop.seattle]), { registerId: newId<RegisterId>(), locationId: shop.seattle }, "cart.use");
  const cartId = newId<CartId>();
  const line = (variantId: PutLine["variantId"], quantity: number): PutLine => ({ variantId, quantity, method: "carry_out", storeId: shop.seattle });
  await putSale(tx, by, { cartId, lines: [line(shop.lamp, 1), line(shop.mug, 2)] });
  await putSale(tx, by, { cartId, lines: [line(shop.lamp, 3)] });
  expect(await linesOf(tx, cartId)).toEqual([{ variant_id: shop.lamp, quantity: 3, method: "carry_out", location_id: shop.seattle }]);
  const shoppers = await openCart(tx, guest());
  await expect(putSale(tx, by, { cartId: shoppers, lines: [line(shop.lamp, 1)] })).rejects.toMatchObject({ code: "not_found" });
});
