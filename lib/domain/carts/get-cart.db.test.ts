import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { addToCart } from "./add-to-cart";
import { addToSharedCart } from "./add-to-shared-cart";
import { applyCoupon } from "./apply-coupon";
import type { CartLineView, CartView } from "./cart-view";
import { getCart } from "./get-cart";
import { getCartBadge } from "./get-cart-badge";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { associate, guest, member, openShop, stock } from "./testing";

dbTest("groups lines by fulfillment with a promise each, quotes tax at the store and estimates it for a delivery", async ({ tx }) => {
  const shop = await openShop(tx);
  await stock(tx, shop.lamp, shop.seattle, 9);
  await stock(tx, shop.mug, shop.warehouse, 50);
  const by = guest((await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 2, method: "pickup", storeId: shop.seattle })).cartId);
  await addToCart(tx, by, { variantId: shop.mug, quantity: 3, method: "ship", storeId: null });

  const cart = found(await getCart(by, tx));
  expect(cart.groups.map((group) => [group.method, group.store?.name ?? null, group.lines.length, group.chargeMinor])).toEqual([["pickup", "Seattle", 1, 0], ["ship", null, 1, 990]]);
  expect(cart.groups[0]?.promiseWords).toMatch(/^Ready (today|tomorrow) by /);
  expect(cart.groups[1]?.promiseWords).toMatch(/^Delivery /);
  expect(cart.groups[1]?.missingToFreeMinor).toBe(7_500 - 4_350);
  expect(cart.quote).toMatchObject({ subtotalMinor: 30_150, chargesMinor: 990, isTaxEstimated: true, taxMinor: 2_606 + 439 });
  expect(cart).toMatchObject({ count: 5, hasProblems: false });
});

dbTest("a line that lost its stock, and that no other place can fill up, is flagged with ways out: fewer, another store, remove", async ({ tx }) => {
  const shop = await openShop(tx);
  await stock(tx, shop.lamp, shop.seattle, 2);
  await stock(tx, shop.lamp, shop.tacoma, 8);
  await tx.execute(sql`update location set can_ship = true where id = ${shop.seattle}`);
  const by = guest((await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 3, method: "pickup", storeId: shop.seattle })).cartId);
  const cart = found(await getCart(by, tx));
  const [line] = linesIn(cart);
  expect(line?.problem?.code).toBe("not_enough");
  expect(line?.problem?.message).toContain("Only 2 left at Seattle");
  expect(line?.problem?.fixes.map((fix) => [fix.kind, fix.label])).toEqual([["reduce", "Take 2 instead"], ["move", "Pick up at Tacoma"], ["remove", "Remove"]]);
  expect(cart).toMatchObject({ hasProblems: true, groups: [{ promise: null }] });
});

dbTest("a store that hands nothing over offers delivery as a way out", async ({ tx }) => {
  const shop = await openShop(tx);
  await stock(tx, shop.lamp, shop.warehouse, 2);
  const by = guest((await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle })).cartId);
  await tx.execute(sql`update location set can_pickup = false, can_curbside = false where id = ${shop.seattle}`);
  expect(linesIn(found(await getCart(by, tx)))[0]?.problem).toMatchObject({ code: "pickup_off", fixes: [{ label: "Deliver instead" }, { label: "Remove" }] });
});

dbTest("two lines that share a shelf cannot both claim its last units", async ({ tx }) => {
  const shop = await openShop(tx);
  await stock(tx, shop.lamp, shop.seattle, 3);
  const by = guest((await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 2, method: "pickup", storeId: shop.seattle })).cartId);
  await addToCart(tx, by, { variantId: shop.lamp, quantity: 2, method: "curbside", storeId: shop.seattle });
  const cart = found(await getCart(by, tx));
  expect(linesIn(cart).map((line) => line.problem?.code ?? null)).toEqual([null, "not_enough"]);
});

dbTest("goods that are no longer sold are flagged and cost nothing", async ({ tx }) => {
  const shop = await openShop(tx);
  await stock(tx, shop.lamp, shop.warehouse, 3);
  const by = guest((await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null })).cartId);
  await addToCart(tx, by, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  await tx.execute(sql`delete from price where variant_id = ${shop.lamp}`);
  const cart = found(await getCart(by, tx));
  expect(linesIn(cart)[0]?.problem).toEqual({ code: "not_for_sale", message: "We no longer sell this item.", fixes: [{ kind: "remove", label: "Remove" }] });
  expect(cart.quote.subtotalMinor).toBe(1_450);
});

dbTest("a code counts while its rule holds, and says so when it no longer does", async ({ tx }) => {
  const shop = await openShop(tx);
  await offer(tx, { ...tenPercent("TEN"), conditions: { minimumMinor: 10_000 } });
  const lamp = await addToCart(tx, guest(), { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null });
  const by = guest(lamp.cartId);
  expect(await applyCoupon(tx, by, { code: "ten" })).toEqual({ code: "TEN", discountMinor: 1_290 });
  expect(found(await getCart(by, tx)).quote.promotions).toMatchObject([{ isApplied: true, code: "TEN", amountMinor: 1_290 }]);
  await expect(tx.transaction((inner) => applyCoupon(inner, by, { code: "nope" }))).rejects.toMatchObject({ code: "coupon_unknown" });
  await tx.execute(sql`update cart_line set variant_id = ${shop.mug}`);
  expect(found(await getCart(by, tx))).toMatchObject({ codes: [{ code: "TEN", message: "This code needs $100.00 of goods; your cart has $14.50. $85.50 to go." }], quote: { discountMinor: 0 } });
});

dbTest("the badge counts units, and a stranger's cookie counts nothing", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const { cartId } = await addToCart(tx, maya, { variantId: shop.mug, quantity: 3, method: "pickup", storeId: shop.seattle });
  expect(await getCartBadge(maya, tx)).toMatchObject({ count: 3, subtotalMinor: 4_350, lines: [{ title: "Fern mug", storeName: "Seattle", totalMinor: 4_350 }] });
  expect(await getCartBadge(guest(cartId), tx)).toMatchObject({ count: 0, lines: [] });
  expect(await getCart(guest(cartId), tx)).toBeNull();
});

dbTest("goods that an associate put in say so", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  await stock(tx, shop.mug, shop.seattle, 5);
  await addToSharedCart(tx, associate(), { customerId: maya.customerId, line: { variantId: shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle } });
  expect(linesIn(found(await getCart(maya, tx)))[0]?.isAddedByStaff).toBe(true);
});

function found(cart: CartView | null): CartView {
  if (!cart) throw new Error("The cart is missing");
  return cart;
}
const linesIn = (cart: CartView): CartLineView[] => cart.groups.flatMap((group) => group.lines);
