import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { getCart } from "@/lib/domain/carts/get-cart";
import { guest, stock } from "@/lib/domain/carts/testing";
import { asSold, contentWords } from "@/lib/domain/fulfillment/in-bundle";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { rejectUnits } from "@/lib/domain/fulfillment/reject-units";
import { listPickupLines } from "@/lib/domain/fulfillment/list-pickup-lines";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getBundleStock } from "@/lib/domain/inventory/get-bundle-stock";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { ensureLevels } from "@/lib/domain/inventory/write-movements";
import { hire } from "@/lib/domain/locations/testing";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { asId, type FulfillmentId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { makeLampSet } from "./bundle.testing";
import { as, beginCheckout, fillIn, openStockedShop, placeInside, readyToPay, type Shop, type Wanted } from "./checkout.testing";
import { applyCheckoutCoupon } from "./apply-checkout-coupon";
import { cancelOrderLine } from "./cancel-order-line";
import { getOrder } from "./get-order";
import { prepareCheckout } from "./prepare-checkout";
import { savePickup } from "./save-pickup";

const atSeattle = (shop: Shop, variantId: VariantId, quantity = 1): Wanted => ({ variantId, quantity, method: "pickup", storeId: shop.seattle });
const there = async (tx: Tx, variantId: VariantId, locationId: LocationId, channel: "web" | "store" = "web") => (await getAvailability({ variantIds: [variantId], locationIds: [locationId], channel }, tx))[0];
type Row = { sku: string; quantity: number; unit: number; discount: number; tax: number; total: number };
const linesOf = async (tx: Tx, orderId: string) => (await tx.execute<Row>(sql`select sku, quantity, unit_price_minor as unit, discount_minor as discount, tax_minor as tax, total_minor as total from order_line where order_id = ${orderId} order by unit_price_minor desc`)).rows;

dbTest("a bundle is there as often as its scarcest part, safety stock and other places' gaps included", async ({ tx }) => {
  const shop = await openStockedShop(tx, { lamps: 5, mugs: 11 });
  const set = await makeLampSet(tx, shop);
  expect(await there(tx, set, shop.seattle)).toMatchObject({ quantity: 2, reason: null });
  await tx.execute(sql`update stock_level set safety_stock = 4 where variant_id = ${shop.mug} and location_id = ${shop.seattle}`);
  expect(await there(tx, set, shop.seattle)).toMatchObject({ quantity: 1 });
  expect(await there(tx, set, shop.seattle, "store")).toMatchObject({ quantity: 2 });
  expect(await there(tx, set, shop.tacoma)).toMatchObject({ quantity: 0, reason: "not_sold_here" });
  expect(await getShipAvailability({ variantIds: [set], channel: "web" }, tx)).toMatchObject([{ quantity: 0, reason: "not_sold_here" }]);
  await stock(tx, shop.lamp, shop.warehouse, 3);
  expect(await getShipAvailability({ variantIds: [set], channel: "web" }, tx)).toMatchObject([{ quantity: 2, locationId: shop.warehouse, reason: null }]);
  const { rows } = await tx.execute<{ one: number; of: number }>(sql`select (select available from stock_available_at(${set}, ${shop.warehouse}, true, null)) as one, (select count(*)::int from stock_available(null, array[${shop.warehouse}::uuid], true, null) where variant_id = ${set} and available = 2) as of`);
  expect(rows).toEqual([{ one: 2, of: 1 }]);
});

dbTest("sold as one line, allocated and picked by its parts, which share price, discount and tax to the cent", async ({ tx }) => {
  const shop = await openStockedShop(tx, { mugs: 8 });
  const set = await makeLampSet(tx, shop);
  await offer(tx, tenPercent("TEN"));
  await tx.execute(sql`update variant set tax_class = 'exempt' where id = ${shop.mug}`);
  const cart = await addToCart(tx, guest(), atSeattle(shop, set, 2));
  const shown = await getCart(guest(cart.cartId), tx);
  expect(shown?.quote).toMatchObject({ subtotalMinor: 32_000 });
  expect(shown?.groups[0]?.lines).toMatchObject([{ title: "Reading corner", quantity: 2, contents: [{ quantity: 1 }, { quantity: 4 }] }]);
  const buyer = await beginCheckout(tx, [atSeattle(shop, set, 2)]);
  await applyCheckoutCoupon(tx, buyer.by, { checkoutId: buyer.checkoutId, code: "TEN" });
  await fillIn(tx, buyer, [atSeattle(shop, set, 2)]);
  await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  const claim = await placeInside(tx, buyer);
  const lines = await linesOf(tx, claim.orderId);
  // 160.00 by 129.00 : 4 × 14.50 is 110.40 and 4 × 12.40; ten percent off; tax on the lamps alone.
  expect(lines).toEqual([
    { sku: shop.lamp, quantity: 2, unit: 11_040, discount: 2_208, tax: 2_007, total: 21_879 },
    { sku: shop.mug, quantity: 8, unit: 1_240, discount: 992, tax: 0, total: 8_928 },
  ]);
  const { rows } = await tx.execute(sql`select (select sum(amount_minor)::int from order_discount where order_id = o.id) as discounts, o.discount_minor, o.total_minor, b.quantity, b.unit_price_minor, b.title from "order" o join order_bundle b on b.order_id = o.id where o.id = ${claim.orderId}`);
  expect(rows).toEqual([{ discounts: 3_200, discount_minor: 3_200, total_minor: 30_807, quantity: 2, unit_price_minor: 16_000, title: "Reading corner" }]);
  const { rows: levels } = await tx.execute(sql`select allocated from stock_level where location_id = ${shop.seattle} order by allocated`);
  expect(levels).toEqual([{ allocated: 2 }, { allocated: 8 }]);
  const part = asId<FulfillmentId>(claim.plan.parts[0]!.fulfillmentId);
  expect((await listPickupLines(part, tx)).map(({ quantity, bundle }) => [quantity, bundle?.title])).toEqual(expect.arrayContaining([[2, "Reading corner"], [8, "Reading corner"]]));
  expect((await tx.execute(sql`select from cart_line l join checkout c on c.cart_id = l.cart_id where c.id = ${buyer.checkoutId}`)).rows).toEqual([]);
});

dbTest("the order shows one line with its parts, beside the same lamp bought alone", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const set = await makeLampSet(tx, shop);
  const buyer = await readyToPay(tx, [atSeattle(shop, set), atSeattle(shop, shop.lamp)]);
  const { orderNumber } = await placeInside(tx, buyer);
  const order = await getOrder(as(buyer.by, "orders.track"), orderNumber, tx);
  const sold = asSold(order?.parts.flatMap((part) => part.lines) ?? []);
  expect(sold.map(({ bundle, lines }) => [bundle?.title, ...contentWords(lines).split(" + ").toSorted()])).toEqual(expect.arrayContaining([["Reading corner", "1 × Alder lamp", "4 × Fern mug"], [undefined, "1 × Alder lamp"]]));
  expect(sold.find(({ bundle }) => bundle)?.lines.reduce((sum, line) => sum + line.totalMinor, 0)).toBe(17_616);
});

dbTest("one part that is not there is given back alone, and what is left of the bundle stays with its shopper", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const set = await makeLampSet(tx, shop);
  const buyer = await readyToPay(tx, [atSeattle(shop, set)]);
  const claim = await placeInside(tx, buyer);
  const fulfillmentId = claim.plan.parts[0]!.fulfillmentId;
  const ana = await hire(tx, "associate", "fulfillment.work", [shop.seattle]);
  const mugs = (await listPickupLines(fulfillmentId, tx)).find((line) => line.quantity === 4)!;
  const rejected = await rejectUnits(tx, ana, { fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: asId(mugs.id), quantity: 1 }] });
  expect(rejected.deadline).not.toBeNull();
  const { rows } = await tx.execute(sql`select quantity, missing from fulfillment_line where fulfillment_id = ${fulfillmentId} order by quantity`);
  expect(rows).toEqual([{ quantity: 1, missing: 0 }, { quantity: 4, missing: 1 }]);
});

dbTest("all of a bundle is sent by one place, however its parts lie elsewhere", async ({ tx }) => {
  const shop = await openStockedShop(tx, { lamps: 5, mugs: 8 });
  await tx.execute(sql`update location set can_ship = true where id in (${shop.seattle}, ${shop.tacoma})`);
  await stock(tx, shop.lamp, shop.tacoma, 9);
  const set = await makeLampSet(tx, shop);
  const shipped: Wanted = { variantId: set, quantity: 1, method: "ship", storeId: null };
  const claim = await placeInside(tx, await readyToPay(tx, [shipped]));
  expect(claim.plan.parts).toMatchObject([{ locationId: shop.seattle, lines: [{ quantity: 1 }, { quantity: 4 }] }]);
});

dbTest("a bundle and its part in one cart share the shelf: what both want is asked for together", async ({ tx }) => {
  const shop = await openStockedShop(tx, { mugs: 5 });
  const set = await makeLampSet(tx, shop);
  const buyer = await beginCheckout(tx, [atSeattle(shop, set), atSeattle(shop, shop.mug, 2)]);
  await fillIn(tx, buyer, [atSeattle(shop, set), atSeattle(shop, shop.mug, 2)]);
  const prepared = await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  expect(prepared).toMatchObject({ isReady: false, problems: [{ code: "out_of_stock", left: 1 }, { code: "out_of_stock", left: 5 }] });
});

dbTest("a bundle with a part that is no longer sold is nowhere, and says so in the cart", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const set = await makeLampSet(tx, shop);
  const cart = await addToCart(tx, guest(), atSeattle(shop, set));
  await tx.execute(sql`update product set status = 'archived' where id = (select product_id from variant where id = ${shop.mug})`);
  expect(await there(tx, set, shop.seattle)).toMatchObject({ quantity: 0, reason: "sold_out" });
  expect((await getCart(guest(cart.cartId), tx))?.hasProblems).toBe(true);
  const viewer = await hire(tx, "associate", "inventory.view", [shop.seattle]);
  const { rows: [made] } = await tx.execute<{ sku: string }>(sql`select sku from variant where id = ${set}`);
  expect(await getBundleStock(viewer, made!.sku, tx)).toMatchObject({ title: "Reading corner", parts: [{ isSold: true }, { isSold: false }], places: [{ location: "Seattle", available: 0, units: [5, 5] }] });
});

dbTest("a store that lacks a part is sent the whole bundle by one place", async ({ tx }) => {
  const shop = await openStockedShop(tx, { lamps: 0, mugs: 8 });
  await stock(tx, shop.lamp, shop.warehouse, 4);
  const set = await makeLampSet(tx, shop);
  const wanted = [atSeattle(shop, set, 2)];
  const buyer = await beginCheckout(tx, wanted);
  const lines = await tx.execute<{ id: string }>(sql`select l.id from cart_line l join checkout c on c.cart_id = l.cart_id where c.id = ${buyer.checkoutId}`);
  await savePickup(tx, buyer.by, { checkoutId: buyer.checkoutId, personName: null, personContact: null, suppliedLines: lines.rows.map(({ id }) => id) });
  expect(await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ isReady: true });
  const { plan } = await placeInside(tx, buyer);
  expect(plan.parts).toMatchObject([{ method: "pickup", locationId: shop.seattle, sourceLocationId: shop.warehouse, slot: null, lines: [{ quantity: 2 }, { quantity: 8 }] }]);
});

dbTest("one part of a bundle is cancelled by itself, for exactly its share", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const set = await makeLampSet(tx, shop);
  const claim = await placeInside(tx, await readyToPay(tx, [atSeattle(shop, set)]));
  const mugs = claim.plan.lines.find((line) => line.quantity === 4)!;
  const agent = await hire(tx, "service_agent", "orders.service", [shop.seattle]);
  const done = await cancelOrderLine(tx, agent, { fulfillmentId: claim.plan.parts[0]!.fulfillmentId, orderLineId: mugs.id, quantity: 1, reason: "chipped" });
  expect(done).toMatchObject({ amountMinor: 1_365 });
  const { rows } = await tx.execute(sql`select l.quantity, l.cancelled, s.allocated from order_line l join stock_level s on s.variant_id = l.variant_id and s.location_id = ${shop.seattle} where l.order_id = ${claim.orderId} order by l.quantity`);
  expect(rows).toEqual([{ quantity: 1, cancelled: 0, allocated: 1 }, { quantity: 4, cancelled: 1, allocated: 3 }]);
});

dbTest("units of a bundle are neither received nor counted: its parts have the stock", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const set = await makeLampSet(tx, shop);
  await expect(tx.transaction((inner) => ensureLevels(inner, [{ variantId: shop.lamp, locationId: shop.tacoma }, { variantId: set, locationId: shop.tacoma }]))).rejects.toMatchObject({ code: "invalid", facts: { reason: expect.stringContaining("its parts have the stock") } });
});
