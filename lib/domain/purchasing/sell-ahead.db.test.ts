import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { Tx } from "@/db/client";
import { getCart } from "@/lib/domain/carts/get-cart";
import { acceptWait } from "@/lib/domain/fulfillment/accept-wait";
import { serveWaiting } from "@/lib/domain/fulfillment/serve-waiting";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { setSellAhead } from "@/lib/domain/inventory/set-sell-ahead";
import { shipWords } from "@/lib/domain/inventory/availability-words";
import { machine } from "@/lib/domain/locations/testing";
import { cancelWaiting } from "@/lib/domain/orders/cancel-waiting";
import { makeLampSet } from "@/lib/domain/orders/bundle.testing";
import { as, beginCheckout, fillIn, placeInside, readyToPay } from "@/lib/domain/orders/checkout.testing";
import { getCheckout } from "@/lib/domain/orders/get-checkout";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { closeShort } from "./end-purchase";
import { deliver, lamps, openAheadOf } from "./sell-ahead.testing";
import { reschedulePurchase } from "./reschedule-purchase";

type Part = { id: FulfillmentId; order_id: OrderId; status: string; awaits: string | null; delayed: boolean; arrives: string };
const partsOf = async (tx: Tx): Promise<Part[]> => (await tx.execute<Part>(sql`
  select id, order_id, status, awaits_stock_on::text as awaits, stock_delayed_at is not null as delayed, promised_at::date::text as arrives from fulfillment order by created_at, id`)).rows;
const eventsOf = async (tx: Tx, kind: string) => (await tx.execute<{ payload: object }>(sql`select payload from event where kind = ${kind} order by id`)).rows.map((row) => row.payload);

dbTest("what is coming is answered as a backorder with the day of the purchase order, for delivery and never for pickup", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 12, cap: 10 });
  const [ship] = await getShipAvailability({ variantIds: [shop.lamp], channel: "web", quantity: 2 }, tx);
  expect(ship).toMatchObject({ reason: null, quantity: 10, ready: 0, ahead: { kind: "backorder", arrivals: [{ on: "2099-01-12", units: 12 }] } });
  expect(shipWords(ship!, 2)).toMatch(/^Backorder: ships by Mon, Jan 12, arrives /);
  expect((await getAvailability({ variantIds: [shop.lamp], locationIds: [shop.warehouse], channel: "web" }, tx))[0]?.reason).not.toBeNull();
  await setSellAhead(tx, shop.adjuster, { variantId: shop.lamp, locationId: shop.warehouse, kind: "none", cap: 0 });
  expect((await getShipAvailability({ variantIds: [shop.lamp], channel: "web" }, tx))[0]).toMatchObject({ reason: "sold_out", quantity: 0 });
  await expect(setSellAhead(tx, shop.adjuster, { variantId: shop.lamp, locationId: shop.seattle, kind: "backorder", cap: 5 })).rejects.toMatchObject({ code: "invalid" });
});

dbTest("no more is promised than is coming, whatever the cap says", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 3, cap: 50 });
  expect((await getShipAvailability({ variantIds: [shop.lamp], channel: "web" }, tx))[0]).toMatchObject({ quantity: 3 });
  await closeShort(tx, shop.planner, { purchaseOrderId: shop.purchaseOrderId, reason: "Discontinued" });
  expect((await getShipAvailability({ variantIds: [shop.lamp], channel: "web" }, tx))[0]).toMatchObject({ quantity: 0, reason: "sold_out" });
});

dbTest("a backorder is a delivery of its own that waits; what is there goes at once", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 12, cap: 10 });
  const buyer = await readyToPay(tx, [...lamps(shop, 2), { variantId: shop.mug, quantity: 1, method: "ship", storeId: null }]);
  const cart = await getCart(as(buyer.by, "cart.use"), tx);
  expect(cart?.groups[0]?.lines.map(({ title, isAhead }) => [title, isAhead])).toEqual([["Alder lamp", true], ["Fern mug", false]]);
  expect(cart?.groups[0]?.promiseWords).toMatch(/^Delivery /);
  const group = (await getCheckout(buyer.by, tx))?.groups[0];
  expect(group).toMatchObject({ ahead: [{ titles: ["Alder lamp"], shipsOn: "2099-01-12" }] });
  expect(group!.promise!.at < "2099").toBe(true);
  await placeInside(tx, buyer);
  const parts = await partsOf(tx);
  expect(parts.map(({ status, awaits }) => ({ status, awaits })).toSorted((a, b) => a.status.localeCompare(b.status))).toEqual([{ status: "on_hold", awaits: "2099-01-12" }, { status: "open", awaits: null }]);
  expect(parts.find((part) => part.status === "on_hold")!.arrives > "2099-01-12").toBe(true);
});

dbTest("a bundle waits for nothing: of a part that is only coming there is none", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 12, cap: 10 });
  const set = await makeLampSet(tx, shop);
  expect((await getShipAvailability({ variantIds: [set], channel: "web" }, tx))[0]).toMatchObject({ quantity: 0, reason: "sold_out", ahead: null });
});

dbTest("more than the cap is refused with what is left, and the cap may not fall below what is promised", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 12, cap: 4 });
  await placeInside(tx, await readyToPay(tx, lamps(shop, 3)));
  const wanted = lamps(shop, 2);
  const late = await beginCheckout(tx, wanted);
  await fillIn(tx, late, wanted);
  expect(await prepareCheckout(tx, late.by, { checkoutId: late.checkoutId })).toMatchObject({ isReady: false, problems: [{ code: "out_of_stock", left: 1 }] });
  await expect(setSellAhead(tx, shop.adjuster, { variantId: shop.lamp, locationId: shop.warehouse, kind: "backorder", cap: 2 })).rejects.toMatchObject({ code: "below_promised" });
});

dbTest("the first delivery serves the oldest order, tells its shopper, and lets nobody jump the queue", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 12, cap: 10 });
  for (const units of [3, 1]) await placeInside(tx, await readyToPay(tx, lamps(shop, units)));
  await deliver(tx, shop, 2);
  expect(await serveWaiting(tx, machine)).toEqual({ released: 0, delayed: 0 });
  await deliver(tx, shop, 1);
  expect(await serveWaiting(tx, machine)).toEqual({ released: 1, delayed: 0 });
  expect((await partsOf(tx)).map((part) => part.status)).toEqual(["open", "on_hold"]);
  await deliver(tx, shop, 9);
  expect([await serveWaiting(tx, machine), await serveWaiting(tx, machine)]).toEqual([{ released: 1, delayed: 0 }, { released: 0, delayed: 0 }]);
  expect(await eventsOf(tx, "fulfillment.stock_arrived")).toHaveLength(2);
  expect((await getShipAvailability({ variantIds: [shop.lamp], channel: "web" }, tx))[0]).toMatchObject({ quantity: 8, ahead: null });
});

dbTest("a day that slips is told once, and the shopper keeps waiting or cancels and pays nothing", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 12, cap: 10 });
  const [first, second] = [await readyToPay(tx, lamps(shop, 1)), await readyToPay(tx, lamps(shop, 1))];
  for (const buyer of [first, second]) await placeInside(tx, buyer);
  await reschedulePurchase(tx, shop.planner, { purchaseOrderId: shop.purchaseOrderId, expectedOn: "2099-01-22", reason: "The ship is late" });
  expect([await serveWaiting(tx, machine), await serveWaiting(tx, machine)]).toEqual([{ released: 0, delayed: 2 }, { released: 0, delayed: 0 }]);
  expect(await eventsOf(tx, "fulfillment.stock_delayed")).toMatchObject([{ changes: { awaitsStockOn: { before: "2099-01-12", after: "2099-01-22" } } }, {}]);
  const [kept, dropped] = await partsOf(tx);
  const track = as(first.by, "orders.track");
  await acceptWait(tx, track, { orderId: kept!.order_id, fulfillmentId: kept!.id });
  expect((await cancelWaiting(tx, track, { orderId: dropped!.order_id, fulfillmentId: dropped!.id })).amountMinor).toBeGreaterThan(0);
  expect((await partsOf(tx)).map(({ status, delayed, awaits }) => ({ status, delayed, awaits }))).toMatchObject([{ status: "on_hold", delayed: false, awaits: "2099-01-22" }, { status: "cancelled" }]);
  expect((await getShipAvailability({ variantIds: [shop.lamp], channel: "web" }, tx))[0]).toMatchObject({ quantity: 9 });
  await expect(cancelWaiting(tx, track, { orderId: kept!.order_id, fulfillmentId: dropped!.id })).rejects.toMatchObject({ code: "illegal_move" });
});

dbTest("where nothing is coming any more the shopper is told so and staff get a task, once", async ({ tx }) => {
  const shop = await openAheadOf(tx, { coming: 12, cap: 10 });
  await placeInside(tx, await readyToPay(tx, lamps(shop, 1)));
  await closeShort(tx, shop.planner, { purchaseOrderId: shop.purchaseOrderId, reason: "Discontinued" });
  expect([await serveWaiting(tx, machine), await serveWaiting(tx, machine)]).toEqual([{ released: 0, delayed: 1 }, { released: 0, delayed: 0 }]);
  expect((await tx.execute(sql`select kind from task where kind = 'no_stock_coming'`)).rows).toHaveLength(1);
});
