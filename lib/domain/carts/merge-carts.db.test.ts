import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { addToCart } from "./add-to-cart";
import { mergeCarts } from "./merge-carts";
import { guest, linesOf, member, openShop } from "./testing";

dbTest("merging loses no line, doubles none, and doing it again changes nothing", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const own = await addToCart(tx, maya, { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null });
  const { cartId: guestCartId } = await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 2, method: "ship", storeId: null });
  await addToCart(tx, guest(guestCartId), { variantId: shop.mug, quantity: 4, method: "pickup", storeId: shop.seattle });
  await tx.execute(sql`update cart set codes = '{TEN}' where id = ${guestCartId}`);

  expect(await mergeCarts(tx, maya, { guestCartId })).toBe(2);
  const merged = await linesOf(tx, own.cartId);
  expect(merged).toMatchObject([{ variant_id: shop.lamp, quantity: 2 }, { variant_id: shop.mug, quantity: 4, location_id: shop.seattle }]);
  expect(await mergeCarts(tx, maya, { guestCartId })).toBe(0);
  expect(await linesOf(tx, own.cartId)).toEqual(merged);
  const { rows } = await tx.execute<{ codes: string[] }>(sql`select codes from cart where id = ${own.cartId}`);
  expect(rows[0]?.codes).toEqual(["TEN"]);
});

dbTest("a member without a cart gets the guest's goods", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const { cartId: guestCartId } = await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 2, method: "ship", storeId: null });
  await mergeCarts(tx, maya, { guestCartId });
  const { cartId } = await addToCart(tx, maya, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  expect(await linesOf(tx, cartId)).toHaveLength(2);
});

dbTest("nobody merges another member's cart into their own", async ({ tx }) => {
  const shop = await openShop(tx);
  const [maya, omar] = [await member(tx), await member(tx)];
  const mayas = await addToCart(tx, maya, { variantId: shop.lamp, quantity: 2, method: "ship", storeId: null });
  expect(await mergeCarts(tx, omar, { guestCartId: mayas.cartId })).toBe(0);
  expect(await mergeCarts(tx, guest(), { guestCartId: mayas.cartId })).toBe(0);
  expect(await linesOf(tx, mayas.cartId)).toHaveLength(1);
});
