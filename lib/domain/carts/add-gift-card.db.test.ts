import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { Refusal } from "@/lib/kernel/refusal";
import { newId, type CartLineId } from "@/lib/kernel/ids";
import { addGiftCard } from "./add-gift-card";
import { addToCart } from "./add-to-cart";
import { getCart } from "./get-cart";
import { giftFor, openGiftShelf } from "./gift-shelf.testing";
import { mergeCarts } from "./merge-carts";
import { moveLine } from "./move-line";
import { removeLine } from "./remove-line";
import { guest, member, openShop } from "./testing";

const reasonOf = async (work: Promise<unknown>) => work.then(() => "done", (error: Refusal) => error.code);

dbTest("each gift card is a line for whom it is, costs what was put on it, and no tax", async ({ tx }) => {
  const shop = await openShop(tx);
  const shelf = await openGiftShelf(tx, shop);
  const { cartId } = await addGiftCard(tx, guest(), { variantId: shelf.fifty, quantity: 1, gift: giftFor("ana@example.com") });
  const by = guest(cartId);
  const key = newId<string>();
  for (const time of [1, 2]) expect((await addGiftCard(tx, by, { variantId: shelf.chosen, quantity: 2, gift: giftFor("ben@example.com", { amountMinor: 2_550 }) }, key)).version).toBe(1 + time);
  const cart = await getCart(by, tx);
  expect(cart?.groups).toMatchObject([{ key: "email", chargeMinor: 0, promiseWords: "Sent as soon as it is paid", lines: [{ gift: { recipientEmail: "ana@example.com" }, totalMinor: 5_000, choices: [], problem: null }, { quantity: 2, totalMinor: 5_100 }] }]);
  expect(cart?.quote).toMatchObject({ subtotalMinor: 10_100, taxMinor: 0, totalMinor: 10_100, isTaxEstimated: false });
});

dbTest("refuses an amount outside its limits, a day too far ahead, nobody to mail it to, and a gift card as plain goods", async ({ tx }) => {
  const shop = await openShop(tx);
  const shelf = await openGiftShelf(tx, shop);
  const add = (gift: Partial<ReturnType<typeof giftFor>>) => reasonOf(addGiftCard(tx, guest(), { variantId: shelf.chosen, quantity: 1, gift: giftFor("ana@example.com", { amountMinor: 2_000, ...gift }) }));
  expect([await add({ amountMinor: 999 }), await add({ amountMinor: 50_001 }), await add({ amountMinor: null }), await add({ sendOn: "2099-01-01" }), await add({ recipientEmail: null })]).toEqual(["invalid", "invalid", "invalid", "invalid", "invalid"]);
  expect([await add({}), await reasonOf(addToCart(tx, guest(), { variantId: shelf.fifty, quantity: 1, method: "ship", storeId: null }))]).toEqual(["done", "not_found"]);
  expect(await reasonOf(addGiftCard(tx, guest(), { variantId: shop.lamp, quantity: 1, gift: giftFor("ana@example.com") }))).toBe("not_found");
});

dbTest("a gift card comes along at sign-in, goes nowhere else, and is put back as it was", async ({ tx }) => {
  const shelf = await openGiftShelf(tx, await openShop(tx));
  const { cartId } = await addGiftCard(tx, guest(), { variantId: shelf.fifty, quantity: 1, gift: giftFor("ana@example.com") });
  const own = await member(tx);
  await addGiftCard(tx, own, { variantId: shelf.fifty, quantity: 1, gift: giftFor("ben@example.com") });
  expect(await mergeCarts(tx, own, { guestCartId: cartId })).toBe(1);
  const { rows: [line] } = await tx.execute<{ id: CartLineId }>(sql`select id from cart_line where gift ->> 'recipientEmail' = 'ana@example.com'`);
  const lineId = line?.id ?? newId<CartLineId>();
  expect(await reasonOf(moveLine(tx, own, { lineId, method: "ship", storeId: null }))).toBe("illegal_move");
  const removed = await removeLine(tx, own, { lineId });
  expect(removed).toMatchObject({ quantity: 1, gift: { recipientEmail: "ana@example.com" } });
  if ("gift" in removed) await addGiftCard(tx, own, removed);
  expect((await getCart(own, tx))?.count).toBe(2);
});
