import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { stock } from "@/lib/domain/carts/testing";
import { hire } from "@/lib/domain/fulfillment/counter.testing";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { giveVan } from "@/lib/domain/locations/testing";
import { as, beginCheckout, openStockedShop, placeInside, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { chooseDeliveryWindow } from "./choose-delivery-window";
import { getCheckout } from "./get-checkout";
import { getOrder } from "./get-order";
import { getVanOffer } from "./get-van-offer";
import { giveUpDelivery } from "./give-up-delivery";
import { leaveDeliveryWindow } from "./leave-delivery-window";
import { prepareCheckout } from "./prepare-checkout";
import { saveAddress } from "./save-address";

const home = { name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" };
const two = (shop: Shop): Wanted[] => [{ variantId: shop.mug, quantity: 2, method: "ship", storeId: null }];

/** Seattle's van comes to 98101. */
async function openVan(tx: Tx, wanted: (shop: Shop) => Wanted[] = two) {
  const shop = await openStockedShop(tx);
  await giveVan(tx, shop.seattle, { freeFromMinor: 5_000 });
  const buyer = await beginCheckout(tx, wanted(shop));
  await saveAddress(tx, buyer.by, { checkoutId: buyer.checkoutId, ...home });
  return { shop, buyer };
}

async function choose(tx: Tx, { checkoutId, by }: Buyer, shop: Shop, index = 0) {
  const window = (await listDeliveryWindows({ locationId: shop.seattle, ownCheckoutId: checkoutId }, tx))[index]!;
  await chooseDeliveryWindow(tx, by, { checkoutId, locationId: shop.seattle, startsAt: window.startsAt, endsAt: window.endsAt });
  return window;
}
const held = async (tx: Tx, { checkoutId }: Buyer) => (await tx.execute(sql`select from capacity_booking where checkout_id = ${checkoutId} and purpose = 'delivery' and expires_at > shop_clock()`)).rowCount;
const chargeOf = async (tx: Tx, { by }: Buyer) => (await getCheckout(by, tx))?.groups[0]?.chargeMinor;

dbTest("the van is offered where it comes and has the goods, with its fee and what makes it free", async ({ tx }) => {
  const { buyer, shop } = await openVan(tx);
  const offer = () => getVanOffer(buyer.by, { checkoutId: buyer.checkoutId }, tx);
  expect(await offer()).toMatchObject({ kind: "offered", storeName: "Seattle", chargeMinor: 900, missingMinor: 2_100, carrierMinor: 990 });
  await tx.execute(sql`update stock_level set safety_stock = 4 where variant_id = ${shop.mug} and location_id = ${shop.seattle}`);
  expect(await offer()).toEqual({ kind: "short", storeName: "Seattle" });
  await saveAddress(tx, buyer.by, { checkoutId: buyer.checkoutId, ...home, city: "Portland", state: "OR", postcode: "97205" });
  expect(await offer()).toEqual({ kind: "outside" });
});

dbTest("a window is held and paid as chosen; a carrier after all, or another ZIP code, gives it back", async ({ tx }) => {
  const { buyer, shop } = await openVan(tx);
  await choose(tx, buyer, shop);
  expect([await chargeOf(tx, buyer), await held(tx, buyer)]).toEqual([900, 1]);
  await choose(tx, buyer, shop, 1);
  expect(await held(tx, buyer)).toBe(1);
  await leaveDeliveryWindow(tx, buyer.by, { checkoutId: buyer.checkoutId });
  expect([await chargeOf(tx, buyer), await held(tx, buyer)]).toEqual([990, 0]);
  await choose(tx, buyer, shop);
  await saveAddress(tx, buyer.by, { checkoutId: buyer.checkoutId, ...home, line2: "Apt 4" });
  expect((await getCheckout(buyer.by, tx))?.groups[0]?.van).toMatchObject({ storeName: "Seattle" });
  await saveAddress(tx, buyer.by, { checkoutId: buyer.checkoutId, ...home, city: "Portland", state: "OR", postcode: "97205" });
  expect((await getCheckout(buyer.by, tx))?.groups[0]?.van).toBeNull();
  expect(await held(tx, buyer)).toBe(0);
});

dbTest("refuses a window of a van that does not come there, whatever the browser sends", async ({ tx }) => {
  const { buyer, shop } = await openVan(tx);
  const [window] = await listDeliveryWindows({ locationId: shop.seattle }, tx);
  const asked = { checkoutId: buyer.checkoutId, startsAt: window!.startsAt, endsAt: window!.endsAt };
  await expect(chooseDeliveryWindow(tx, buyer.by, { ...asked, locationId: shop.tacoma })).rejects.toMatchObject({ code: "delivery_off" });
  await tx.execute(sql`update checkout set ship_to = null where id = ${buyer.checkoutId}`);
  await expect(chooseDeliveryWindow(tx, buyer.by, { ...asked, locationId: shop.seattle })).rejects.toMatchObject({ code: "address_required" });
});

dbTest("is placed as one part of its store, with the window booked and the store's own units", async ({ tx }) => {
  const { buyer, shop } = await openVan(tx);
  const window = await choose(tx, buyer, shop);
  const prepared = await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  expect(prepared).toMatchObject({ isReady: true });
  const { orderId, orderNumber } = await placeInside(tx, buyer);
  const { rows } = await tx.execute(sql`
    select f.method, f.location_id, f.charge_minor, f.slot_starts_at = ${window.startsAt.toISOString()}::timestamptz as at_window, b.purpose, a.quantity, f.ship_to ->> 'line1' as street
    from fulfillment f join capacity_booking b on b.fulfillment_id = f.id join allocation a on a.fulfillment_id = f.id and a.location_id = f.location_id where f.order_id = ${orderId}`);
  expect(rows).toEqual([{ method: "local_delivery", location_id: shop.seattle, charge_minor: 900, at_window: true, purpose: "delivery", quantity: 2, street: "1 Pine St" }]);
  const order = await getOrder(as(buyer.by, "orders.track"), orderNumber, tx);
  expect(order?.parts[0]).toMatchObject({ method: "local_delivery", slot: { startsAt: window.startsAt.toISOString() } });
  expect(order?.parts[0]?.actions).toContain("move_time");
});

dbTest("a store that sold out meanwhile is named at the line, and nothing is held", async ({ tx }) => {
  const { buyer, shop } = await openVan(tx, (open) => [{ variantId: open.lamp, quantity: 1, method: "ship", storeId: null }]);
  await stock(tx, shop.lamp, shop.warehouse, 5);
  await choose(tx, buyer, shop);
  await tx.execute(sql`update stock_level set safety_stock = 5 where variant_id = ${shop.lamp} and location_id = ${shop.seattle}`);
  expect(await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ isReady: false, problems: [{ code: "out_of_stock", message: expect.stringContaining("Seattle") }] });
});

dbTest("a delivery that is given up is back in stock and costs nothing", async ({ tx }) => {
  const { buyer, shop } = await openVan(tx);
  await choose(tx, buyer, shop);
  await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  const { orderId, plan } = await placeInside(tx, buyer);
  const fulfillmentId = plan.parts[0]!.fulfillmentId;
  const agent = await hire(tx, "Owen", "orders.service", "all", "service_agent");
  await expect(giveUpDelivery(tx, agent, { fulfillmentId })).rejects.toMatchObject({ code: "illegal_move" });
  for (const status of ["picking", "packed", "on_the_van"]) await tx.execute(sql`update fulfillment set status = ${status} where id = ${fulfillmentId}`);
  await tx.execute(sql`update fulfillment_line set picked = quantity, ready = quantity where fulfillment_id = ${fulfillmentId}`);
  await tx.execute(sql`update fulfillment set status = 'attempted' where id = ${fulfillmentId}`);
  await giveUpDelivery(tx, agent, { fulfillmentId });
  const { rows } = await tx.execute(sql`select f.status, o.status as order, (select sum(amount_minor)::int from payment_operation where kind = 'void') as voided, (select count(*)::int from task where kind = 'put_back') as put_back from fulfillment f join "order" o on o.id = f.order_id where f.order_id = ${orderId}`);
  expect(rows).toMatchObject([{ status: "cancelled", order: "cancelled", put_back: 1 }]);
});
