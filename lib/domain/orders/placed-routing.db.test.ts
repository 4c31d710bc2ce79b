import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { stock } from "@/lib/domain/carts/testing";
import { builtInRules } from "@/lib/domain/fulfillment/routing-rules";
import { listRoutingDecisions } from "@/lib/domain/fulfillment/list-routing-decisions";
import { reasonWords } from "@/lib/domain/fulfillment/routing-words";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { newId, type FulfillmentId, type VariantId } from "@/lib/kernel/ids";
import { beginCheckout, fillIn, openStockedShop, placeInside, readyToPay, type Wanted } from "./checkout.testing";
import { prepareCheckout } from "./prepare-checkout";

dbTest("a shipment keeps why it is sent from where it is, and a pickup has nothing to explain", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${shop.seattle}`);
  await tx.execute(sql`update stock_level set quality_check = 5 where location_id = ${shop.seattle} and variant_id = ${shop.mug}`);
  const { orderId } = await placeInside(tx, await readyToPay(tx, [
    { variantId: shop.mug, quantity: 3, method: "ship", storeId: null }, { variantId: shop.lamp, quantity: 2, method: "ship", storeId: null }, { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle },
  ]));
  await tx.execute(sql`update stock_level set quality_check = 0 where location_id = ${shop.seattle} and variant_id = ${shop.mug}`);
  const { rows } = await tx.execute<{ id: FulfillmentId; method: string; location_id: string }>(sql`select id, method, location_id from fulfillment where order_id = ${orderId} order by number`);
  const kept = await listRoutingDecisions(asStaff(await staffOf(tx, "service_agent"), "orders.view"), rows.map(({ id }) => id), tx);
  expect(kept.map(({ fulfillmentId }) => fulfillmentId).toSorted()).toEqual(rows.filter(({ method }) => method === "ship").map(({ id }) => id).toSorted());
  expect(kept[0]).toMatchObject({ ruleSetVersion: 0, routing: "Every order", rule: "Near, warehouses first", decidedBy: "only", wanted: 5, places: 2 });
  expect(kept[0]?.parts.map(({ locationId, lines }) => [locationId, lines[0]?.quantity])).toEqual([[shop.warehouse, 3], [shop.seattle, 2]]);
  expect(kept[0]?.candidates.map(({ units, isChosen, rank }) => [units, isChosen, rank])).toEqual([[3, true, 1], [2, true, 2]]);
  expect(reasonWords(kept[0]!)).toMatch(/^No single place: .+ and .+ send it together\.$/);
});

dbTest("a line larger than any one place has is delivered from two, to the cent", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${shop.seattle}`);
  const { orderId } = await placeInside(tx, await readyToPay(tx, [{ variantId: shop.mug, quantity: 8, method: "ship", storeId: null }]));
  const { rows } = await tx.execute(sql`
    select f.location_id as place, sum(fl.quantity)::int as units from fulfillment f join fulfillment_line fl on fl.fulfillment_id = f.id where f.order_id = ${orderId} group by f.location_id, f.number order by f.number`);
  expect(rows).toEqual([{ place: shop.warehouse, units: 5 }, { place: shop.seattle, units: 3 }]);
});

dbTest("what a shopper is told can be delivered is what the checkout finds places for, whether the rules split an order or not, and whichever places they ask", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await stock(tx, shop.lamp, shop.warehouse, 5);
  await tx.execute(sql`update location set can_ship = true where id = ${shop.seattle}`);
  const told = async (variantId: VariantId) => (await getShipAvailability({ variantIds: [variantId], channel: "web" }, tx))[0]?.quantity;
  const tryAll = async (variantId: VariantId, quantity: number) => {
    const wanted: Wanted[] = [{ variantId, quantity, method: "ship", storeId: null }];
    const buyer = await beginCheckout(tx, wanted);
    await fillIn(tx, buyer, wanted);
    return prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  };
  expect(await told(shop.mug)).toBe(10);
  expect(await tryAll(shop.mug, 11)).toMatchObject({ isReady: false, problems: [{ code: "out_of_stock", left: 10 }] });
  expect(await tryAll(shop.mug, 10)).toMatchObject({ isReady: true });
  const whole = { ...builtInRules, routings: builtInRules.routings.map((routing) => ({ ...routing, rules: routing.rules.map((rule) => ({ ...rule, split: "never" })) })) };
  await tx.execute(sql`insert into routing_rule_set (id, version, status, rules, published_at) values (${newId()}, 1, 'published', ${JSON.stringify(whole)}::jsonb, now())`);
  expect(await told(shop.lamp)).toBe(5);
  expect(await tryAll(shop.lamp, 6)).toMatchObject({ isReady: false, problems: [{ code: "out_of_stock", left: 5 }] });
  expect(await tryAll(shop.lamp, 5)).toMatchObject({ isReady: true });
  const narrow = { ...whole, groups: [{ id: "west", name: "West", locationIds: [shop.seattle] }], routings: whole.routings.map((routing) => ({ ...routing, rules: routing.rules.map((rule) => ({ ...rule, onlyGroupIds: ["west"], keepBack: 1 })) })) };
  await tx.execute(sql`update routing_rule_set set rules = ${JSON.stringify(narrow)}::jsonb`);
  expect(await told(shop.lamp)).toBe(4);
  expect(await tryAll(shop.lamp, 5)).toMatchObject({ isReady: false, problems: [{ code: "out_of_stock", left: 4 }] });
  expect(await tryAll(shop.lamp, 4)).toMatchObject({ isReady: true });
});
