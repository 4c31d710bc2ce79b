import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { getStockStory } from "@/lib/domain/inventory/get-stock-story";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { shipStock } from "@/lib/domain/inventory/ship-stock";
import { forgetOrders, hire, machine, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { costReceipt } from "./cost-receipt";
import { getPurchase } from "./get-purchase";
import { listDestinations } from "./list-destinations";
import { listPurchaseCandidates } from "./list-purchase-candidates";
import { listPurchases } from "./list-purchases";
import { listSuggestions } from "./list-suggestions";
import { listSupplierItems } from "./list-supplier-items";
import { listSuppliers } from "./list-suppliers";
import { purchaseQuery, suggestionQuery } from "./purchase-query";
import { draftLamps, noCharges, openTrade, orderLamps, receive } from "./purchasing.testing";
import { suggestedUnits } from "./suggestion";

dbTest("a store sees the orders that come to it, without what they cost; a planner sees all with it", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 12, "2099-01-31");
  await receive(tx, trade, id, 5);
  const list = async (storeIds: Parameters<typeof hire>[3], role: "associate" | "inventory_planner", query: object = {}) =>
    (await listPurchases(await hire(tx, role, "purchasing.view", storeIds), purchaseQuery.parse(query), { locationId: null }, tx)).rows;
  expect(await list([trade.warehouse], "associate")).toMatchObject([{ status: "partly_received", arrived: 5, ordered: 12, totalMinor: null, hasOpenDelivery: true, isLate: false }]);
  expect(await list([await openStore(tx)], "associate")).toEqual([]);
  expect(await list("all", "inventory_planner", { show: "to_cost", q: "alder" })).toMatchObject([{ totalMinor: 4_800 }]);
  expect(await list("all", "inventory_planner", { show: "late" })).toEqual([]);
});

dbTest("the page of an order tells its deliveries with their costs, what differs, and what this person may do", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 6);
  await receive(tx, trade, id, 4);
  await costReceipt(tx, trade.planner, { purchaseOrderId: id, ...noCharges, freight: 200 });
  const { rows } = await tx.execute<{ number: string }>(sql`select number from purchase_order where id = ${id}`);
  const read = async (role: "associate" | "inventory_planner", at: Parameters<typeof hire>[3]) => getPurchase(await hire(tx, role, "purchasing.view", at), rows[0]!.number, tx);
  const planner = await read("inventory_planner", "all");
  expect(planner).toMatchObject({ lines: [{ received: 4, unitCostMinor: 400 }], deliveries: [{ sequence: 1, units: 4, costs: { lines: [{ goodsMinor: 1_600, freightMinor: 200, averageAfterMicros: 4_500_000 }] } }] });
  expect(planner?.history.map((entry) => entry.kind)).toEqual(["purchase.drafted", "purchase.ordered", "purchase.received", "purchase.costed"]);
  const associate = await read("associate", [trade.warehouse]);
  expect(associate).toMatchObject({ lines: [{ unitCostMinor: null }], deliveries: [{ costs: null }] });
  expect(associate?.actions.filter((action) => action.blockedBy === null).map((action) => action.name)).toEqual(["receive", "reject", "over"]);
  expect(await read("associate", [await openStore(tx)])).toBeNull();
});

dbTest("suggests what was sold beyond what is there, coming or drafted, in whole packs", async ({ tx }) => {
  const trade = await openTrade(tx);
  await receiveStock(tx, machine, { lines: [{ variantId: trade.lamp, locationId: trade.warehouse, quantity: 30 }] });
  const order = await writeOrder(tx, [{ variantId: trade.lamp, locationId: trade.warehouse, quantity: 28 }]);
  await allocateStock(tx, shopper, order);
  await shipStock(tx, machine, { fulfillmentId: order.lines[0]!.fulfillmentId, lines: order.lines, sequence: 1 });
  const suggest = async () => (await listSuggestions(trade.planner, suggestionQuery.parse({ weeks: 4, cover: 7 }), { locationId: trade.warehouse }, tx)).map((one) => ({ ...one, units: suggestedUnits(one) }));
  expect(await suggest()).toMatchObject([{ demand: 28, leadTimeDays: 21, sellable: 2, incoming: 0, drafted: 0, packSize: 6, units: 30 }]);
  await orderLamps(tx, trade, 12);
  await draftLamps(tx, trade, 6);
  expect(await suggest()).toMatchObject([{ incoming: 12, drafted: 6, units: 12 }]);
  await draftLamps(tx, trade, 12);
  expect(await suggest()).toEqual([]);
  await forgetOrders(tx);
});

dbTest("a draft offers what its supplier sells; suppliers tell their items and open orders", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await draftLamps(tx, trade, 6);
  expect(await listPurchaseCandidates(trade.planner, { purchaseOrderId: id, q: "" }, tx)).toEqual([]);
  const [northlight] = await listSuppliers(trade.planner, { text: `NORTHLIGHT ${trade.northlight}` }, tx);
  expect(northlight).toMatchObject({ id: trade.northlight, items: 1, openOrders: 1 });
  expect(await listSuppliers(trade.planner, { text: "100%" }, tx)).toEqual([]);
  expect(await listSupplierItems(trade.planner, { supplierId: trade.northlight, q: "alder" }, tx)).toMatchObject([{ unitCostMinor: 400, packSize: 6, averageMicros: null }]);
  expect((await listDestinations(trade.planner, tx)).map((place) => place.id)).toContain(trade.warehouse);
});

dbTest("the story of a number in the grid names the order, and the day on which the rest arrives", async ({ tx }) => {
  const trade = await openTrade(tx);
  await receive(tx, trade, await orderLamps(tx, trade, 6, "2099-01-31"), 1);
  const by = await hire(tx, "inventory_planner", "inventory.view", "all");
  const at = { variantId: trade.lamp, locationId: trade.warehouse, beforeId: null };
  expect((await getStockStory(by, { ...at, column: "onHand" }, tx))?.lines[0]).toMatchObject({ what: "received", delta: 1, purchaseNumber: expect.stringMatching(/^PO-\d+$/) });
  expect((await getStockStory(by, { ...at, column: "incoming" }, tx))?.bought).toMatchObject([{ quantity: 5, expectedOn: "2099-01-31" }]);
});
