import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { getCart } from "@/lib/domain/carts/get-cart";
import { stock } from "@/lib/domain/carts/testing";
import { supplyOf } from "@/lib/domain/inventory/availability";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import type { OrderId, VariantId } from "@/lib/kernel/ids";
import { cancelOrder } from "./cancel-order";
import { as, beginCheckout, fillIn, openStockedShop, placeInside, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { getCheckout } from "./get-checkout";
import { prepareCheckout } from "./prepare-checkout";
import { savePickup } from "./save-pickup";

/** Seattle has mugs and one lamp, or none; the warehouse has lamps, too. */
async function openShortShop(tx: Tx, lamps = 4, here = 1): Promise<Shop> {
  const shop = await openStockedShop(tx, { lamps: here });
  await stock(tx, shop.lamp, shop.warehouse, lamps);
  return shop;
}

const atSeattle = (shop: Shop, variantId: VariantId, quantity: number): Wanted => ({ variantId, quantity, method: "pickup", storeId: shop.seattle });

async function partsOf(tx: Tx, orderId: OrderId) {
  const { rows } = await tx.execute<{ status: string; at: string; source: string | null; has_hour: boolean; units: number; promised: string }>(sql`
    select f.status, l.name as at, s.name as source, f.slot_starts_at is not null as has_hour, sum(fl.quantity)::int as units, (select string_agg(distinct p.name, ', ') from allocation a join location p on p.id = a.location_id where a.fulfillment_id = f.id) as promised
    from fulfillment f join location l on l.id = f.location_id left join location s on s.id = f.source_location_id join fulfillment_line fl on fl.fulfillment_id = f.id
    where f.order_id = ${orderId} group by f.id, l.name, s.name order by f.number`);
  return rows;
}

dbTest("a store without the goods can be chosen when the network has them, and says an honest later day", async ({ tx }) => {
  const shop = await openShortShop(tx);
  const variantIds = [shop.lamp];
  const shipped = await getShipAvailability({ variantIds, channel: "web" }, tx);
  const [seattle, tacoma, kent] = await getAvailability({ variantIds, locationIds: [shop.seattle, shop.tacoma, shop.warehouse], channel: "web", quantity: 3, shipped }, tx);
  expect(seattle).toMatchObject({ reason: "short", quantity: 1, supply: { units: 4 } });
  expect(tacoma).toMatchObject({ reason: "not_sold_here", supply: { units: 4 } });
  expect(kent?.supply).toBeNull();
  expect(new Date(supplyOf(seattle!, 3)!.readyAt).getTime()).toBeGreaterThan(Date.parse(`${shipped[0]!.sendsBy!.arrivesBy}T12:00:00Z`));
  expect(supplyOf(seattle!, 5)).toBeNull();
  await tx.execute(sql`update stock_level set can_pickup = false where variant_id = ${shop.lamp} and location_id = ${shop.seattle}`);
  const [kept] = await getAvailability({ variantIds, locationIds: [shop.seattle], channel: "web", quantity: 3, shipped }, tx);
  expect(kept?.supply).toBeNull();
});

dbTest("a line is split: what the store has is collected at an hour, the rest is sent to it, and the stock is held where it is", async ({ tx }) => {
  const shop = await openShortShop(tx);
  const wanted = [atSeattle(shop, shop.lamp, 3), atSeattle(shop, shop.mug, 2)];
  const buyer = await beginCheckout(tx, wanted);
  const cart = await getCart(as(buyer.by, "cart.use"), tx);
  expect(cart?.hasProblems).toBe(false);
  expect(cart?.groups[0]?.lines.map((line) => [line.title, line.isSupplied])).toEqual([["Alder lamp", true], ["Fern mug", false]]);
  expect(cart?.groups[0]?.lines[0]?.words).toMatch(/^1 at Seattle, 2 sent there for you, ready /);
  await expect(prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).rejects.toMatchObject({ code: "slot_required" });
  await fillIn(tx, buyer, wanted);
  expect(await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ isReady: false, problems: [{ left: 1, message: expect.stringContaining("The rest can be sent there: ready") }] });
  await readsWhatIsSent(tx, buyer);
  const prepared = await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  expect(prepared).toMatchObject({ isReady: true });
  const held = await tx.execute(sql`select l.name, h.quantity from hold h join location l on l.id = h.location_id where h.checkout_id = ${buyer.checkoutId} order by l.name, h.quantity`);
  expect(held.rows).toEqual([{ name: "Kent", quantity: 2 }, { name: "Seattle", quantity: 1 }, { name: "Seattle", quantity: 2 }]);
  const view = await getCheckout(buyer.by, tx);
  expect(view?.groups[0]?.lines.map((line) => [line.sentUnits, line.suppliedAt !== null])).toEqual([[2, true], [0, false]]);
  expect(view?.groups[0]).toMatchObject({ needsSlot: true });
  const { orderId } = await placeInside(tx, buyer);
  expect(await partsOf(tx, orderId)).toEqual([
    { status: "open", at: "Seattle", source: null, has_hour: true, units: 3, promised: "Seattle" },
    { status: "in_transit_to_store", at: "Seattle", source: "Kent", has_hour: false, units: 2, promised: "Kent" },
  ]);
  const { rows: decided } = await tx.execute(sql`select d.decision ->> 'rule' is not null as explained from routing_decision d join fulfillment f on f.id = d.fulfillment_id where f.order_id = ${orderId}`);
  expect(decided).toEqual([{ explained: true }]);
  const { rows: money } = await tx.execute(sql`
    select ol.total_minor = sum(fl.total_minor) as whole, ol.quantity = sum(fl.quantity) as counted, count(*)::int as parts from order_line ol join fulfillment_line fl on fl.order_line_id = ol.id where ol.order_id = ${orderId} group by ol.id order by parts`);
  expect(money).toEqual([{ whole: true, counted: true, parts: 1 }, { whole: true, counted: true, parts: 2 }]);
});

dbTest("what is only sent needs no hour, and nobody else can buy it meanwhile", async ({ tx }) => {
  const shop = await openShortShop(tx, 3, 0);
  const first = await beginCheckout(tx, [atSeattle(shop, shop.lamp, 3)]);
  await expect(prepareCheckout(tx, first.by, { checkoutId: first.checkoutId })).rejects.toMatchObject({ code: "slot_required" });
  await readsWhatIsSent(tx, first);
  expect(await prepareCheckout(tx, first.by, { checkoutId: first.checkoutId })).toMatchObject({ isReady: true });
  const elsewhere: Wanted[] = [{ variantId: shop.lamp, quantity: 2, method: "pickup", storeId: shop.tacoma }];
  const second = await beginCheckout(tx, elsewhere);
  await fillIn(tx, second, elsewhere);
  expect(await prepareCheckout(tx, second.by, { checkoutId: second.checkoutId })).toMatchObject({ isReady: false, problems: [{ code: "not_sold_here" }] });
  const { orderId } = await placeInside(tx, first);
  expect(await partsOf(tx, orderId)).toMatchObject([{ status: "in_transit_to_store", promised: "Kent", units: 3 }]);
});

dbTest("a shopper may cancel until it has left for the store, and the units are free where they were", async ({ tx }) => {
  const shop = await openShortShop(tx, 4, 0);
  const buyer = await prepared(tx, [atSeattle(shop, shop.lamp, 2)]);
  const { orderId } = await placeInside(tx, buyer);
  const track = as(buyer.by, "orders.track");
  await tx.execute(sql`update fulfillment set left_source_at = shop_clock() where order_id = ${orderId}`);
  await expect(cancelOrder(tx, track, { orderId, reason: "changed my mind" })).rejects.toMatchObject({ code: "illegal_move" });
  await tx.execute(sql`update fulfillment set left_source_at = null where order_id = ${orderId}`);
  expect(await cancelOrder(tx, track, { orderId, reason: "changed my mind" })).toMatchObject({ isCancelled: true });
  const level = await tx.execute(sql`select on_hand, allocated from stock_level where variant_id = ${shop.lamp} and location_id = ${shop.warehouse}`);
  expect(level.rows).toEqual([{ on_hand: 4, allocated: 0 }]);
});

/** The page says which lines are sent first, and the shopper goes on. */
async function readsWhatIsSent(tx: Tx, { by, checkoutId }: Buyer) {
  const view = await getCheckout(by, tx);
  const suppliedLines = view?.groups.flatMap((group) => group.lines.flatMap((line) => (line.suppliedAt === null ? [] : [line.key])));
  await savePickup(tx, by, { checkoutId, personName: null, personContact: null, ...(suppliedLines && { suppliedLines }) });
}

async function prepared(tx: Tx, wanted: readonly Wanted[]) {
  const buyer = await beginCheckout(tx, wanted);
  await readsWhatIsSent(tx, buyer);
  await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  return buyer;
}
