import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { permit } from "@/lib/domain/identity/permit";
import { offer } from "@/lib/domain/pricing/promotion.testing";
import { newId } from "@/lib/kernel/ids";
import { addToCart } from "./add-to-cart";
import { addWish } from "./add-wish";
import { applyCoupon } from "./apply-coupon";
import { listCustomerWishes, listWishes } from "./list-wishes";
import { moveWishToCart } from "./move-wish-to-cart";
import { removeCoupon } from "./remove-coupon";
import { removeWish } from "./remove-wish";
import { saveForLater } from "./save-for-later";
import { associate, linesOf, member, openShop } from "./testing";

dbTest("wishing twice is wishing once, and each member sees only their own wishes", async ({ tx }) => {
  const shop = await openShop(tx);
  const [maya, omar] = [await member(tx), await member(tx)];
  const own = permit(maya.actor, "account.own", maya);
  await addWish(tx, own, { variantId: shop.lamp });
  await addWish(tx, own, { variantId: shop.lamp });
  expect(await listWishes(own, tx)).toMatchObject([{ title: "Alder lamp", amountMinor: 12_900, isSold: true }]);
  expect(await listWishes(permit(omar.actor, "account.own", omar), tx)).toEqual([]);
  expect(await listCustomerWishes(associate(), maya.customerId, tx)).toHaveLength(1);
  await expect(addWish(tx, own, { variantId: newId() })).rejects.toMatchObject({ code: "not_found" });
  const { rows } = await tx.execute(sql`select from event where kind = 'wish.added' and customer_id = ${maya.customerId}`);
  expect(rows).toHaveLength(1);
  await removeWish(tx, own, { variantId: shop.lamp });
  expect(await listWishes(own, tx)).toEqual([]);
});

dbTest("a line saved for later leaves the cart for the wish list, and comes back from it", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const own = permit(maya.actor, "account.own", maya);
  const added = await addToCart(tx, maya, { variantId: shop.mug, quantity: 3, method: "pickup", storeId: shop.tacoma });
  expect(await saveForLater(tx, own, { lineId: added.lineId })).toEqual({ variantId: shop.mug, quantity: 3, method: "pickup", storeId: shop.tacoma });
  expect(await linesOf(tx, added.cartId)).toEqual([]);
  expect(await listWishes(own, tx)).toHaveLength(1);
  await moveWishToCart(tx, own, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  expect(await listWishes(own, tx)).toEqual([]);
  expect(await linesOf(tx, added.cartId)).toMatchObject([{ variant_id: shop.mug, quantity: 1 }]);
});

dbTest("a code can be taken off again; an empty cart takes none", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  await offer(tx, { code: "FIVE", effect: { kind: "fixed", amountMinor: 500 } });
  await expect(applyCoupon(tx, maya, { code: "FIVE" })).rejects.toMatchObject({ code: "cart_empty" });
  const { cartId } = await addToCart(tx, maya, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  await applyCoupon(tx, maya, { code: "five" });
  await removeCoupon(tx, maya, { code: "Five" });
  const { rows } = await tx.execute(sql`select codes from cart where id = ${cartId}`);
  expect(rows).toEqual([{ codes: [] }]);
});
