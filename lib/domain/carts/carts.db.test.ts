import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { customerOf } from "@/lib/domain/identity/permit";
import { newId, type CartId } from "@/lib/kernel/ids";
import { addToCart } from "./add-to-cart";
import { newLine } from "./cart-input";
import { changeLineQuantity } from "./change-line-quantity";
import { moveLine } from "./move-line";
import { removeLine } from "./remove-line";
import { guest, linesOf, member, openShop } from "./testing";

dbTest("the same goods for the same store add up; another store is another line", async ({ tx }) => {
  const shop = await openShop(tx);
  const lamp = { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle } as const;
  const first = await addToCart(tx, guest(), lamp);
  const by = guest(first.cartId);
  const second = await addToCart(tx, by, { ...lamp, quantity: 2 });
  await addToCart(tx, by, { ...lamp, storeId: shop.tacoma });
  expect(second).toMatchObject({ cartId: first.cartId, quantity: 3, added: 2, version: 2 });
  expect((await linesOf(tx, first.cartId)).map((l) => [l.location_id, l.quantity])).toEqual([[shop.seattle, 3], [shop.tacoma, 1]]);
});

dbTest("a tap sent again under its key adds once; another tap adds again", async ({ tx }) => {
  const shop = await openShop(tx);
  const lamp = { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle } as const;
  const { cartId } = await addToCart(tx, guest(), { ...lamp, quantity: 2 });
  const tap = { key: newId(), seconds: 3600 };
  const answers = [await addToCart(tx, guest(cartId), lamp, tap), await addToCart(tx, guest(cartId), lamp, tap)];
  expect(answers.map(({ added, quantity }) => [added, quantity])).toEqual([[1, 3], [1, 3]]);
  expect(await addToCart(tx, guest(cartId), lamp, { key: newId(), seconds: 3600 })).toMatchObject({ quantity: 4 });
  await tx.execute(sql`delete from cart_line`);
  await expect(addToCart(tx, guest(cartId), lamp, tap)).rejects.toMatchObject({ code: "cart_changed" });
});

dbTest("refuses the hundredth of an item, unknown goods, a pickup without a store and a store that hands over nothing", async ({ tx }) => {
  const shop = await openShop(tx);
  const lamp = { variantId: shop.lamp, quantity: 60, method: "pickup", storeId: shop.seattle } as const;
  const by = guest((await addToCart(tx, guest(), lamp)).cartId);
  await expect(addToCart(tx, by, lamp)).rejects.toMatchObject({ code: "quantity_limit" });
  await expect(addToCart(tx, by, { ...lamp, variantId: newId() })).rejects.toMatchObject({ code: "not_found" });
  await expect(addToCart(tx, by, { ...lamp, storeId: null })).rejects.toMatchObject({ code: "store_required" });
  await expect(addToCart(tx, by, { ...lamp, storeId: shop.warehouse })).rejects.toMatchObject({ code: "not_found" });
  await expect(addToCart(tx, by, { ...lamp, method: "curbside", storeId: shop.tacoma })).rejects.toMatchObject({ code: "pickup_off" });
  await tx.execute(sql`update variant set status = 'archived' where id = ${shop.mug}`);
  await expect(addToCart(tx, by, { ...lamp, variantId: shop.mug })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("holds at most a hundred different lines", async ({ tx }) => {
  const shop = await openShop(tx);
  const { cartId } = await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null });
  await tx.execute(sql`with made as (insert into variant (id, product_id, sku) select gen_random_uuid(), product_id, 'X' || n from variant, generate_series(1, 99) n where id = ${shop.lamp} returning id)
    insert into cart_line (id, cart_id, variant_id, quantity, method) select gen_random_uuid(), ${cartId}, id, 1, 'ship' from made`);
  await expect(addToCart(tx, guest(cartId), { variantId: shop.mug, quantity: 1, method: "ship", storeId: null })).rejects.toMatchObject({ code: "cart_full" });
  await expect(addToCart(tx, guest(cartId), { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null })).resolves.toMatchObject({ quantity: 2 });
});

dbTest("a guest whose cookie names a member's cart gets no access to it", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const mine = await addToCart(tx, maya, { variantId: shop.lamp, quantity: 2, method: "ship", storeId: null });
  const thief = guest(mine.cartId);
  await expect(changeLineQuantity(tx, thief, { lineId: mine.lineId, quantity: 9 })).rejects.toMatchObject({ code: "not_found" });
  await expect(removeLine(tx, thief, { lineId: mine.lineId })).rejects.toMatchObject({ code: "not_found" });
  expect((await addToCart(tx, thief, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null })).cartId).not.toBe(mine.cartId);
  expect(await linesOf(tx, mine.cartId)).toHaveLength(1);
});

dbTest("nobody changes a line of another cart by its id", async ({ tx }) => {
  const shop = await openShop(tx);
  const mine = await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 2, method: "ship", storeId: null });
  const other = await addToCart(tx, guest(), { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  await expect(changeLineQuantity(tx, guest(other.cartId), { lineId: mine.lineId, quantity: 9 })).rejects.toMatchObject({ code: "not_found" });
  await expect(moveLine(tx, guest(other.cartId), { lineId: mine.lineId, method: "ship", storeId: null })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("a member keeps one cart on every device", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const phone = await addToCart(tx, maya, { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null });
  const laptop = await addToCart(tx, maya, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  expect(laptop.cartId).toBe(phone.cartId);
  const { rows } = await tx.execute<{ customer_id: string }>(sql`select customer_id from cart where id = ${phone.cartId}`);
  expect(rows[0]?.customer_id).toBe(customerOf(maya));
});

dbTest("sets a quantity, and every change raises the version", async ({ tx }) => {
  const shop = await openShop(tx);
  const added = await addToCart(tx, guest(), { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  expect(await changeLineQuantity(tx, guest(added.cartId), { lineId: added.lineId, quantity: 4 })).toEqual({ version: added.version + 1 });
  expect((await linesOf(tx, added.cartId))[0]?.quantity).toBe(4);
});

dbTest("moving a line to where the same goods wait makes one line of two", async ({ tx }) => {
  const shop = await openShop(tx);
  const there = await addToCart(tx, guest(), { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle });
  const by = guest(there.cartId);
  const here = await addToCart(tx, by, { variantId: shop.mug, quantity: 3, method: "ship", storeId: null });
  expect((await moveLine(tx, by, { lineId: here.lineId, method: "pickup", storeId: shop.seattle })).lineId).toBe(there.lineId);
  expect(await linesOf(tx, there.cartId)).toMatchObject([{ quantity: 5, method: "pickup", location_id: shop.seattle }]);
  await moveLine(tx, by, { lineId: there.lineId, method: "curbside", storeId: shop.seattle });
  expect(await linesOf(tx, there.cartId)).toMatchObject([{ quantity: 5, method: "curbside" }]);
  await expect(moveLine(tx, by, { lineId: there.lineId, method: "curbside", storeId: shop.tacoma })).rejects.toMatchObject({ code: "pickup_off" });
});

dbTest("removing a line returns what brings it back", async ({ tx }) => {
  const shop = await openShop(tx);
  const added = await addToCart(tx, guest(), { variantId: shop.mug, quantity: 3, method: "pickup", storeId: shop.tacoma });
  const back = await removeLine(tx, guest(added.cartId), { lineId: added.lineId });
  expect(await linesOf(tx, added.cartId)).toEqual([]);
  await addToCart(tx, guest(added.cartId), newLine.parse(back));
  expect(await linesOf(tx, added.cartId)).toMatchObject([{ quantity: 3, method: "pickup", location_id: shop.tacoma }]);
  await expect(removeLine(tx, guest(newId<CartId>()), { lineId: added.lineId })).rejects.toMatchObject({ code: "not_found" });
});
