import { sql } from "drizzle-orm";
import { expect, vi } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { addToCart } from "./add-to-cart";
import { changeLineQuantity } from "./change-line-quantity";
import { getCart } from "./get-cart";
import { getCartBadge } from "./get-cart-badge";
import { mergeCarts } from "./merge-carts";
import { moveLine } from "./move-line";
import { guest, linesOf, member, openShop, stock } from "./testing";

raceTest("two devices of one member filling a cart at once lose nothing and share one cart", async () => {
  const { shop, maya } = await transaction(async (tx) => ({ shop: await openShop(tx), maya: await member(tx) }));
  const added = await Promise.all(Array.from({ length: 24 }, (_, i) =>
    transaction((tx) => addToCart(tx, maya, { variantId: i % 2 ? shop.lamp : shop.mug, quantity: 1, method: "ship", storeId: null }))));
  expect(new Set(added.map((line) => line.cartId)).size).toBe(1);
  const cartId = added[0]!.cartId;
  const lines = await transaction((tx) => linesOf(tx, cartId));
  expect(lines.map((line) => line.quantity)).toEqual([12, 12]);
  expect(new Set(added.map((line) => line.version)).size).toBe(24);
});

raceTest("moving, changing and adding the same line from two devices ends with one consistent line", async () => {
  const { shop, maya } = await transaction(async (tx) => ({ shop: await openShop(tx), maya: await member(tx) }));
  const { cartId, lineId } = await transaction((tx) => addToCart(tx, maya, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null }));
  await Promise.allSettled([
    transaction((tx) => moveLine(tx, maya, { lineId, method: "pickup", storeId: shop.seattle })),
    transaction((tx) => changeLineQuantity(tx, maya, { lineId, quantity: 5 })),
    transaction((tx) => addToCart(tx, maya, { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle })),
    transaction((tx) => moveLine(tx, maya, { lineId, method: "pickup", storeId: shop.seattle })),
  ]);
  const lines = await transaction((tx) => linesOf(tx, cartId));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ method: "pickup", location_id: shop.seattle });
});

raceTest("a guest's cart merged by two sign-ins at once arrives once", async () => {
  const { shop, maya } = await transaction(async (tx) => ({ shop: await openShop(tx), maya: await member(tx) }));
  const { cartId: guestCartId } = await transaction((tx) => addToCart(tx, guest(), { variantId: shop.mug, quantity: 3, method: "ship", storeId: null }));
  const moved = await Promise.all(Array.from({ length: 8 }, () => transaction((tx) => mergeCarts(tx, maya, { guestCartId }))));
  expect(moved.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  const { rows } = await transaction((tx) => tx.execute<{ units: number; carts: number }>(sql`
    select (select sum(quantity)::int from cart_line) as units, (select count(*)::int from cart where status = 'open') as carts`));
  expect(rows[0]).toEqual({ units: 3, carts: 1 });
});

raceTest("a cart of pickup and delivery is read in three round trips, its badge in one", async () => {
  const { maya } = await transaction(async (tx) => {
    const [shop, maya] = [await openShop(tx), await member(tx)];
    await stock(tx, shop.lamp, shop.seattle, 3);
    await addToCart(tx, maya, { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle });
    await addToCart(tx, maya, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
    return { shop, maya };
  });
  await getCart(maya); // the process learns the stores once
  const asked = vi.spyOn(db, "execute");
  expect((await getCart(maya))?.count).toBe(2);
  expect(asked).toHaveBeenCalledTimes(3);
  expect((await getCartBadge(maya)).count).toBe(2);
  expect(asked).toHaveBeenCalledTimes(4);
  asked.mockRestore();
});
